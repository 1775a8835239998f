package dev.attain.http.analytics;

import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.EventStream;
import dev.attain.http.EventStreams;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Statements as they come in. */
final class StatementTail {
  private final StatementSearch search;
  private final Asking asking;
  private final EventStreams streams;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

  StatementTail(StatementStore store, StatementSearch search, Asking asking, EventStreams streams) {
    this.search = search;
    this.asking = asking;
    this.streams = streams;
    store.onAppend(() -> open.forEach(EventStream::wake));
  }

  Future<ApiAnswer> open(ApiCall call, Filter filter) {
    Position start =
        call.findHeader("Last-Event-ID")
            .map(text -> Cursor.position("Last-Event-ID", text))
            .or(() -> Cursor.find(call, "after"))
            .orElseGet(search::horizon);
    return asking.meant(call, filter).map(who -> open(call, filter, who, start));
  }

  private ApiAnswer open(ApiCall call, Filter filter, WhoIsMeant who, Position start) {
    EventStream stream =
        new EventStream(
            new TailSource(search, filter, who, () -> asking.meant(call, filter), start));
    ApiAnswer answer = streams.open(stream);
    if (answer.body() == stream) {
      open.add(stream);
      stream.ended().onComplete(ended -> open.remove(stream));
    }
    return answer;
  }
}
