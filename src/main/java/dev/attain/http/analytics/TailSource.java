package dev.attain.http.analytics;

import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.Stretch;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.http.EventStream;
import dev.attain.http.EventStream.Event;
import dev.attain.http.EventStream.Events;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Statements that a filter holds of, as they are stored, as events for one client. */
final class TailSource implements EventStream.Source {
  private static final String KIND = "statement";
  private static final int STRETCH = 100;

  private final StatementSearch search;
  private final Filter filter;
  private final Supplier<Future<WhoIsMeant>> meanings;
  private volatile WhoIsMeant who;
  private volatile Position position;

  /**
   * @param meanings asked now and then: people come into cohorts, and leave
   */
  TailSource(
      StatementSearch search,
      Filter filter,
      WhoIsMeant who,
      Supplier<Future<WhoIsMeant>> meanings,
      Position start) {
    this.search = search;
    this.filter = filter;
    this.who = who;
    this.meanings = meanings;
    this.position = start;
  }

  @Override
  public Future<Events> next() {
    return search
        .walk(filter, who, true)
        .upTo(search.horizon())
        .next(position, STRETCH)
        .map(this::events);
  }

  private Events events(Stretch stretch) {
    position = stretch.reached();
    return new Events.Some(
        stretch.rows().stream().map(row -> event(row.stored())).toList(), !stretch.end());
  }

  /** A line break ends an event's data; in JSON it only stands between tokens. */
  private static Event event(StoredStatement stored) {
    byte[] json = StatementText.bytes(stored);
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        json[i] = ' ';
      }
    }
    return new Event(Long.toString(stored.position().value()), KIND, json);
  }

  @Override
  public String position() {
    return Long.toString(position.value());
  }

  @Override
  public Future<Void> refresh() {
    return meanings
        .get()
        .map(
            now -> {
              who = now;
              return null;
            });
  }
}
