package dev.attain.competency.dryrun;

import dev.attain.competency.dryrun.DryRun.Place;
import dev.attain.competency.dryrun.DryRun.State;
import dev.attain.competency.dryrun.DryRunRecords.Kept;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.feed.FeedWork;
import dev.attain.feed.Scheduler;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One dry run's passes over the log. A pass holds the evidence of as many people as there is room
 * for, then compares these, some at a time; whom it has compared is kept together with what it
 * found, so that nobody is counted twice. A pass that is interrupted is begun again.
 */
final class DryRunWork implements FeedWork {
  private static final int BATCH = 1_000;

  /** How far a pass is, is written once in so many batches: it also says that somebody works. */
  private static final int BATCHES_PER_REPORT = 10;

  private static final int PEOPLE_AT_A_TIME = 500;
  private static final int MOST_FAILURES = 5;

  private final DryRunRecords records;
  private final StatementStore statements;
  private final LevelOverrides overrides;
  private final Supplier<Future<DryRunBasis>> basis;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final int mostItems;
  private final String id;
  private final String node;

  /** All that follows is only seen by steps, which come one after the other. */
  private @Nullable Kept kept;

  private @Nullable Pass pass;
  private int failures;
  private volatile boolean over;

  private static final class Pass {
    private final DryRunBasis basis;
    private final HeldPeople held;
    private Position read = Position.START;
    private int batches;
    private @Nullable Iterator<Map.Entry<PersonHash, HeldPeople.Held>> comparing;
    private Map.@Nullable Entry<PersonHash, HeldPeople.Held> next;

    private Pass(DryRunBasis basis, HeldPeople held) {
      this.basis = basis;
      this.held = held;
    }
  }

  /**
   * @param basis what passes rest on, as it is when one begins
   * @param mostItems how much evidence to hold at once
   * @param node who works
   */
  DryRunWork(
      DryRunRecords records,
      StatementStore statements,
      LevelOverrides overrides,
      Supplier<Future<DryRunBasis>> basis,
      InstantSource clock,
      Scheduler scheduler,
      int mostItems,
      String id,
      String node) {
    this.records = records;
    this.statements = statements;
    this.overrides = overrides;
    this.basis = basis;
    this.clock = clock;
    this.scheduler = scheduler;
    this.mostItems = mostItems;
    this.id = id;
    this.node = node;
  }

  /** Whether there is nothing left to do here: it has ended, or someone else works at it. */
  boolean isOver() {
    return over;
  }

  @Override
  public void startAnew() {
    failures++;
    kept = null;
    pass = null;
  }

  @Override
  public Future<Boolean> step() {
    if (over) {
      return Future.succeededFuture(false);
    }
    if (kept == null) {
      return takeOn();
    }
    if (failures >= MOST_FAILURES) {
      return end(kept, State.FAILED, "it failed " + failures + " times; the log says why");
    }
    if (pass == null) {
      return begin(kept);
    }
    return pass.comparing == null ? read(kept, pass) : compare(kept, pass);
  }

  private Future<Boolean> takeOn() {
    return scheduler
        .here(records.find(id))
        .compose(
            found -> {
              if (found.isEmpty() || found.get().run().state() != State.RUNNING) {
                over = true;
                return Future.succeededFuture(false);
              }
              return write(found.get(), found.get().run().workedAtBy(node), Map.of());
            });
  }

  private Future<Boolean> begin(Kept from) {
    if (from.run().place().compared() >= PersonHash.END) {
      return end(from, State.DONE, null);
    }
    return scheduler
        .here(basis.get())
        .map(
            on -> {
              pass = new Pass(on, new HeldPeople(from.run().place().compared(), mostItems));
              return true;
            });
  }

  private Future<Boolean> read(Kept from, Pass current) {
    Position through = from.run().position();
    return scheduler
        .here(statements.readForward(current.read, BATCH))
        .compose(
            batch -> {
              for (StoredStatement stored : batch) {
                if (stored.position().compareTo(through) > 0) {
                  break;
                }
                current.basis.take(stored, current.held);
                current.read = stored.position();
              }
              boolean ended =
                  batch.isEmpty() || batch.get(batch.size() - 1).position().compareTo(through) >= 0;
              if (ended) {
                current.comparing = current.held.people().entrySet().iterator();
                current.next = current.comparing.hasNext() ? current.comparing.next() : null;
              }
              current.batches++;
              return current.batches % BATCHES_PER_REPORT == 0 && !ended
                  ? report(from, current)
                  : Future.succeededFuture(true);
            });
  }

  private Future<Boolean> report(Kept from, Pass current) {
    DryRun run = from.run();
    Place place = new Place(run.place().compared(), current.held.until(), current.read.value());
    return write(from, run.at(place, run.everybody(), run.cohorts()), Map.of());
  }

  private Future<Boolean> compare(Kept from, Pass current) {
    List<Map.Entry<PersonHash, HeldPeople.Held>> some = some(current);
    List<PersonId> people = some.stream().map(entry -> entry.getValue().person()).toList();
    return scheduler
        .here(overrides.find(from.run().framework().id(), people))
        .compose(
            overridden -> {
              Map.Entry<PersonHash, HeldPeople.Held> next = current.next;
              long compared = next == null ? current.held.until() : next.getKey().value();
              return write(from, current, some, overridden, compared, next == null);
            });
  }

  /** People of one hash are taken together, so that the next place is unambiguous. */
  private static List<Map.Entry<PersonHash, HeldPeople.Held>> some(Pass current) {
    List<Map.Entry<PersonHash, HeldPeople.Held>> some = new ArrayList<>();
    while (current.next != null
        && (some.size() < PEOPLE_AT_A_TIME
            || some.get(some.size() - 1).getKey().value() == current.next.getKey().value())) {
      some.add(current.next);
      current.next =
          current.comparing != null && current.comparing.hasNext()
              ? current.comparing.next()
              : null;
    }
    return some;
  }

  private Future<Boolean> write(
      Kept from,
      Pass current,
      List<Map.Entry<PersonHash, HeldPeople.Held>> some,
      Map<PersonId, Map<CompetencyId, List<LevelOverride>>> overridden,
      long compared,
      boolean last) {
    DryRun run = from.run();
    PersonComparison comparison =
        new PersonComparison(current.basis.now(), current.basis.then(), run.started());
    LevelTotals everybody = run.everybody();
    Map<String, LevelTotals> cohorts = new HashMap<>(run.cohorts());
    Map<PersonHash, PersonChanges> found = new TreeMap<>();
    for (Map.Entry<PersonHash, HeldPeople.Held> entry : some) {
      PersonId person = entry.getValue().person();
      List<LevelChange> changes =
          comparison.changes(entry.getValue(), overridden.getOrDefault(person, Map.of()));
      List<String> in = current.basis.cohorts().getOrDefault(person, List.of());
      everybody = everybody.plus(changes);
      for (String cohort : in) {
        cohorts.put(cohort, cohorts.getOrDefault(cohort, LevelTotals.NONE).plus(changes));
      }
      if (!changes.isEmpty()) {
        found.put(entry.getKey(), new PersonChanges(person.value(), in, changes));
      }
    }
    long read = last ? 0 : run.through();
    long until = last ? PersonHash.END : current.held.until();
    if (last) {
      pass = null;
    }
    return write(from, run.at(new Place(compared, until, read), everybody, cohorts), found);
  }

  private Future<Boolean> end(Kept from, State state, @Nullable String why) {
    return write(from, from.run().ended(state, clock.instant(), why), Map.of())
        .map(
            written -> {
              over = true;
              return false;
            });
  }

  /** Gives up when someone else has changed the run: it was cancelled, or taken over. */
  private Future<Boolean> write(Kept from, DryRun next, Map<PersonHash, PersonChanges> found) {
    return scheduler
        .here(records.write(from, next, found))
        .map(
            (Optional<Kept> written) -> {
              kept = written.orElse(null);
              over = written.isEmpty();
              failures = next.place().compared() > from.run().place().compared() ? 0 : failures;
              return written.isPresent();
            });
  }
}
