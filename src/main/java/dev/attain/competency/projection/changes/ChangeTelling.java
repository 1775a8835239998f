package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Decides what one projection tells of the figures that it computes. What it returns is written in
 * one atomic step with the figures, so that nothing is told twice or not at all, whoever dies.
 *
 * <p>Projections of one framework that are computed beside each other share what was told, and the
 * one that answers tells. Of two that believe that they are, one's write conflicts.
 *
 * <p>Not thread-safe: one projection, one step at a time. After a failed write, {@link #forget}.
 */
public final class ChangeTelling {
  private final Supplier<Future<Boolean>> answers;
  private final Supplier<Future<List<RoleProfile>>> roles;
  private final InstantSource clock;
  private final StreamHeads heads;
  private final ToldLevels told;

  /**
   * @param answers whether the projection's figures are those that answer
   * @param roles whose requirements to tell of
   */
  public ChangeTelling(
      RecordStore records,
      FrameworkVersion framework,
      Supplier<Future<Boolean>> answers,
      Supplier<Future<List<RoleProfile>>> roles,
      InstantSource clock) {
    this.answers = answers;
    this.roles = roles;
    this.clock = clock;
    this.heads = new StreamHeads(records, ChangeRecords.framework(framework.id()));
    this.told = new ToldLevels(records, framework.id());
  }

  /** For figures that nobody is told of. */
  public static ChangeTelling silent(RecordStore records, FrameworkVersion framework) {
    return new ChangeTelling(
        records,
        framework,
        () -> Future.succeededFuture(false),
        () -> Future.succeededFuture(List.of()),
        () -> Instant.EPOCH);
  }

  /** Drops what is remembered, because someone else may have told since. */
  public void forget() {
    heads.forget();
    told.forget();
  }

  /** The writes that tell what is new of some figures, each of another person and competency. */
  public Future<List<RecordWrite>> tell(Collection<Touched> touched) {
    return touched.isEmpty() ? nothing() : ifAnswering(() -> tellNow(touched));
  }

  private static Future<List<RecordWrite>> nothing() {
    return Future.succeededFuture(List.of());
  }

  private Future<List<RecordWrite>> ifAnswering(Supplier<Future<List<RecordWrite>>> telling) {
    return answers.get().compose(yes -> yes ? telling.get() : nothing());
  }

  private Future<List<RecordWrite>> tellNow(Collection<Touched> touched) {
    Instant now = clock.instant();
    return told.find(touched)
        .compose(
            before -> {
              List<Transition> all = new ArrayList<>();
              touched.forEach(
                  one ->
                      all.add(
                          Transition.of(
                              Objects.requireNonNull(before.get(told.id(one.figure()))),
                              one,
                              now)));
              return (all.stream().anyMatch(Transition::isGain)
                      ? roles.get()
                      : Future.succeededFuture(List.<RoleProfile>of()))
                  .compose(of -> writes(all, of));
            });
  }

  private Future<List<RecordWrite>> writes(List<Transition> all, List<RoleProfile> of) {
    List<RecordWrite> writes = new ArrayList<>();
    Map<Integer, List<CompetencyChange>> byShare = new TreeMap<>();
    for (Transition transition : all) {
      int share = Shares.shareOf(transition.before().person());
      List<CompetencyChange> changes = transition.changes(of);
      if (!changes.isEmpty()) {
        byShare.computeIfAbsent(share, s -> new ArrayList<>()).addAll(changes);
      }
      told.remember(transition, share, writes);
    }
    return heads
        .load(byShare.keySet())
        .map(
            loaded -> {
              byShare.forEach((share, changes) -> heads.append(share, changes, writes));
              return writes;
            });
  }

  /** The write by which something that was told of before is never due again. */
  public RecordWrite letGo(ToldLevel gone) {
    return told.letGo(gone);
  }

  /** What may have changed by time alone, of people in some shares; not all of it at once. */
  public Future<List<ToldLevel>> due(Shares shares) {
    Instant now = clock.instant();
    List<Integer> asked = told.sharesDue(shares, now);
    return asked.isEmpty()
        ? Future.succeededFuture(List.of())
        : answers
            .get()
            .compose(
                yes -> yes ? told.due(asked, now) : Future.succeededFuture(List.<ToldLevel>of()));
  }
}
