package dev.attain.storage.history.feed;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.history.feed.FeedEvent.Append;
import dev.attain.storage.history.feed.FeedEvent.When;
import dev.attain.xapi.StatementId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known when all is over: the log as it is in the end, and when who brought what.
 *
 * @param log all statements of the history, in the log's order
 */
record FeedFacts(
    List<FeedEvent> events, List<Append> appends, List<Seen> log, Map<StatementId, Seen> byId) {
  static FeedFacts of(List<FeedEvent> events, List<Seen> log) {
    Map<StatementId, Seen> byId = new HashMap<>();
    log.forEach(seen -> byId.put(seen.id(), seen));
    return new FeedFacts(events, all(events, Append.class), log, byId);
  }

  private static <T extends FeedEvent> List<T> all(List<FeedEvent> events, Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends FeedEvent> List<T> all(Class<T> kind) {
    return all(events, kind);
  }

  List<Seen> after(Position position) {
    return log.stream().filter(seen -> seen.position().compareTo(position) > 0).toList();
  }

  @Nullable Seen stored(StatementId id) {
    return byId.get(id);
  }

  /** The acknowledged batches with this very statement. */
  Stream<Append> bringing(Seen seen) {
    return appends.stream()
        .filter(Append::isAcknowledged)
        .filter(append -> append.batch().stream().anyMatch(draft -> isOf(draft, seen)));
  }

  static boolean isOf(NewStatement draft, Seen seen) {
    return draft.id().equals(seen.id()) && Drafts.name(draft).equals(seen.name());
  }

  boolean isAcknowledgedBefore(Seen seen, When when) {
    return bringing(seen).anyMatch(append -> append.when().isBefore(when));
  }

  boolean mayBeThere(Seen seen, When when) {
    return bringing(seen).anyMatch(append -> !when.isBefore(append.when()));
  }

  /** Whether a statement voids another, so that it can't be voided itself. */
  boolean isVoiding(Seen seen) {
    return appends.stream()
        .flatMap(append -> append.batch().stream())
        .anyMatch(draft -> draft.voiding() && isOf(draft, seen));
  }

  /** Whether everybody must see by then that a statement is voided. */
  boolean isVoidedBefore(Seen seen, When when) {
    return !isVoiding(seen)
        && isAcknowledgedBefore(seen, when)
        && voiding(seen).anyMatch(append -> append.when().isBefore(when));
  }

  /** Whether somebody may see by then that a statement is voided. */
  boolean mayBeVoided(Seen seen, When when) {
    return !isVoiding(seen) && voiding(seen).anyMatch(append -> !when.isBefore(append.when()));
  }

  /** Whether it must be voided when all is over. */
  boolean isVoidedInTheEnd(Seen seen) {
    return !isVoiding(seen) && voiding(seen).findAny().isPresent();
  }

  private Stream<Append> voiding(Seen target) {
    return appends.stream()
        .filter(Append::isAcknowledged)
        .filter(
            append ->
                append.batch().stream()
                    .anyMatch(draft -> draft.voiding() && target.id().equals(draft.target())));
  }
}
