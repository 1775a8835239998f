package dev.attain.storage.history.feed;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.history.feed.FeedEvent.Append;
import dev.attain.storage.history.feed.FeedEvent.Find;
import dev.attain.storage.history.feed.FeedEvent.Looked;
import dev.attain.storage.history.feed.FeedEvent.Query;
import dev.attain.storage.history.feed.FeedEvent.Read;
import dev.attain.storage.history.feed.FeedEvent.When;
import dev.attain.xapi.StatementId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a history keeps what the log promises: a batch is all or nothing and an id one statement;
 * positions ascend; nothing appears at or below a horizon that somebody was told; readers that read
 * on see everything once; what was acknowledged before a read began is in its answer, and so is all
 * up to the horizon that the answer names; voided is what was voided.
 */
final class FeedCheck {
  private final FeedFacts facts;
  private final List<String> broken = new ArrayList<>();

  private FeedCheck(FeedFacts facts) {
    this.facts = facts;
  }

  /** What is broken, a sentence each; empty when nothing is. */
  static List<String> broken(List<FeedEvent> events, List<Seen> log) {
    FeedCheck check = new FeedCheck(FeedFacts.of(events, log));
    check.ascend("the log", Position.START, log);
    check.require(check.facts.byId().size() == log.size(), "an id is twice in the log");
    check.facts.appends().forEach(check::append);
    check.log();
    check.facts.all(Read.class).forEach(check::read);
    check.facts.all(Find.class).forEach(check::find);
    check.facts.all(Query.class).forEach(check::query);
    check.broken.addAll(new FeedHorizons(check.facts).broken());
    return check.broken;
  }

  /** The batches that a horizon lies within, which not every engine promises not to be. */
  static List<String> cutBatches(List<FeedEvent> events, List<Seen> log) {
    return new FeedHorizons(FeedFacts.of(events, log)).cutBatches();
  }

  private void require(boolean kept, String sentence) {
    if (!kept) {
      broken.add(sentence);
    }
  }

  private void append(Append append) {
    if (append.outcome() instanceof AppendOutcome.Appended appended) {
      for (NewStatement draft : append.batch()) {
        Seen stored = facts.stored(draft.id());
        require(
            stored != null && FeedFacts.isOf(draft, stored),
            "acknowledged to %s and not in the log: %s, but %s"
                .formatted(append.when(), draft.id(), stored));
      }
      require(
          appended.appended() + appended.alreadyKnown() == append.batch().size(),
          "counts of %s are not those of its batch: %s".formatted(append.when(), appended));
    } else {
      refused(append);
    }
  }

  private void refused(Append append) {
    for (NewStatement draft : append.batch()) {
      Seen stored = facts.stored(draft.id());
      require(
          stored == null
              || !FeedFacts.isOf(draft, stored)
              || facts.bringing(stored).findAny().isPresent(),
          "of the refused batch of %s there is %s".formatted(append.when(), stored));
    }
    require(
        reasons(append).stream().anyMatch(id -> isReason(append, id)),
        "no reason to refuse the batch of %s: %s".formatted(append.when(), append.outcome()));
  }

  private static List<StatementId> reasons(Append append) {
    return append.outcome() instanceof AppendOutcome.Conflict conflict
        ? conflict.ids()
        : append.outcome() instanceof AppendOutcome.VoidsVoiding voids ? voids.ids() : List.of();
  }

  /** Something else under the id, or an id that voids what voids. */
  private boolean isReason(Append append, StatementId id) {
    Seen stored = facts.stored(id);
    List<NewStatement> named =
        append.batch().stream().filter(draft -> draft.id().equals(id)).toList();
    boolean other = stored != null && named.stream().anyMatch(d -> !FeedFacts.isOf(d, stored));
    boolean twice = named.stream().map(NewStatement::fingerprint).distinct().count() > 1;
    Set<StatementId> voiding =
        facts.appends().stream()
            .flatMap(any -> any.batch().stream())
            .filter(NewStatement::voiding)
            .map(NewStatement::id)
            .collect(Collectors.toSet());
    return append.outcome() instanceof AppendOutcome.Conflict
        ? other || twice
        : named.stream().anyMatch(d -> d.voiding() && voiding.contains(d.target()));
  }

  private void log() {
    for (Seen seen : facts.log()) {
      require(facts.bringing(seen).findAny().isPresent(), "nobody has stored " + seen);
      require(
          seen.voided() == facts.isVoidedInTheEnd(seen),
          "voided or not, against what was stored: " + seen);
    }
    int acknowledged =
        facts.appends().stream()
            .map(Append::outcome)
            .filter(AppendOutcome.Appended.class::isInstance)
            .mapToInt(outcome -> ((AppendOutcome.Appended) outcome).appended())
            .sum();
    require(
        acknowledged == facts.log().size(),
        "%d were acknowledged as new, %d are in the log"
            .formatted(acknowledged, facts.log().size()));
  }

  /** A page is the beginning of the rest, in the end as it was then. */
  private void read(Read read) {
    ascend("the page of " + read.when(), read.after(), read.page());
    List<Seen> rest = facts.after(read.after());
    int size = Math.min(read.page().size(), rest.size());
    require(
        read.page().stream()
            .map(Seen::id)
            .toList()
            .equals(rest.subList(0, size).stream().map(Seen::id).toList()),
        "%s did not see what the log has after %d: %s instead of %s"
            .formatted(read.when(), read.after().value(), read.page(), rest.subList(0, size)));
    read.page().forEach(seen -> seen(read.when(), seen));
    if (read.page().size() < read.limit() && size < rest.size()) {
      Position next = rest.get(size).position();
      facts.all(Looked.class).stream()
          .filter(looked -> looked.when().client() == read.when().client())
          .filter(looked -> looked.when().isBefore(read.when()))
          .forEach(
              looked ->
                  require(
                      next.compareTo(looked.horizon()) > 0,
                      "%s was told the horizon %d and did not see %s"
                          .formatted(read.when(), looked.horizon().value(), rest.get(size))));
    }
  }

  private void ascend(String what, Position after, List<Seen> statements) {
    Position last = after;
    for (Seen seen : statements) {
      require(
          seen.position().compareTo(last) > 0, "%s does not ascend at %s".formatted(what, seen));
      last = seen.position();
    }
  }

  private void find(Find find) {
    Seen stored = facts.stored(find.id());
    if (find.found().isPresent()) {
      seen(find.when(), find.found().get());
    } else if (stored != null) {
      require(
          !facts.isAcknowledgedBefore(stored, find.when()),
          "%s did not find %s, which was acknowledged".formatted(find.when(), stored));
    }
  }

  /** What was seen is in the log, and is voided if and only if it may and must be. */
  private void seen(When when, Seen seen) {
    Seen stored = facts.stored(seen.id());
    if (stored == null
        || !stored.position().equals(seen.position())
        || !stored.name().equals(seen.name())) {
      broken.add("%s saw %s, the log has %s".formatted(when, seen, stored));
      return;
    }
    require(facts.mayBeThere(seen, when), "%s saw %s too early".formatted(when, seen));
    require(
        seen.voided() ? facts.mayBeVoided(seen, when) : !facts.isVoidedBefore(stored, when),
        "%s saw %s, voided or not at the wrong time".formatted(when, seen));
  }

  private void query(Query query) {
    Comparator<Seen> order = Comparator.comparing(Seen::position);
    List<Seen> ascending = query.found().stream().sorted(order).toList();
    List<Seen> expected = query.ascending() ? ascending : reversed(ascending);
    require(query.found().equals(expected), query.when() + " was answered out of order");
    ascend("the answer to " + query.when(), query.after(), ascending);
    query
        .found()
        .forEach(
            seen -> {
              seen(query.when(), seen);
              require(!seen.voided(), "%s found %s".formatted(query.when(), seen));
            });
    Set<StatementId> found = query.found().stream().map(Seen::id).collect(Collectors.toSet());
    for (Seen stored : facts.after(query.after())) {
      boolean due =
          stored.position().compareTo(query.horizon()) <= 0
              || facts.isAcknowledgedBefore(stored, query.when());
      boolean hidden = facts.mayBeVoided(stored, query.when());
      require(
          !due || hidden || found.contains(stored.id()),
          "%s did not find %s; whole up to %d"
              .formatted(query.when(), stored, query.horizon().value()));
    }
  }

  private static List<Seen> reversed(List<Seen> ascending) {
    List<Seen> turned = new ArrayList<>(ascending);
    Collections.reverse(turned);
    return turned;
  }
}
