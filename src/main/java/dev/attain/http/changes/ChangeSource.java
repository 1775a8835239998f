package dev.attain.http.changes;

import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.ChangePage;
import dev.attain.competency.projection.changes.ChangePosition;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.http.EventStream;
import dev.attain.http.EventStream.Event;
import dev.attain.http.EventStream.Events;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** Changes, as events for one client. */
final class ChangeSource implements EventStream.Source {
  private static final int PAGE = 100;

  private final ChangeReads reads;
  private final Supplier<Future<ChangeFilter>> filters;
  private ChangeFilter filter;
  private ChangePosition position;

  /**
   * @param filters asked now and then: people come into cohorts, and leave
   */
  ChangeSource(
      ChangeReads reads,
      ChangeFilter filter,
      Supplier<Future<ChangeFilter>> filters,
      ChangePosition start) {
    this.reads = reads;
    this.filter = filter;
    this.filters = filters;
    this.position = start;
  }

  @Override
  public Future<Events> next() {
    return reads.pageSoon(position, filter, PAGE).map(this::events);
  }

  private Events events(ChangePage page) {
    if (!(page instanceof ChangePage.Read read)) {
      return new Events.Gone();
    }
    boolean moved = !read.next().equals(position);
    position = read.next();
    List<Event> events =
        read.changes().stream()
            .map(
                one ->
                    EventStream.event(
                        one.position().toString(),
                        ChangeQuestion.name(one.change().kind()),
                        one.change()))
            .toList();
    return new Events.Some(events, read.more() && (moved || !events.isEmpty()));
  }

  @Override
  public String position() {
    return position.toString();
  }

  @Override
  public Future<Void> refresh() {
    return filters
        .get()
        .map(
            now -> {
              filter = now;
              return null;
            });
  }
}
