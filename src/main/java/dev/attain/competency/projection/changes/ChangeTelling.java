package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.override.OverrideNews;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
  private final RecordStore records;
  private final String framework;
  private final LevelOverrides overrides;
  private final IdentityReads identities;
  private final RollupParents parents;

  /**
   * @param answers whether the projection's figures are those that answer
   * @param roles whose requirements to tell of
   */
  public ChangeTelling(
      RecordStore records,
      Framework framework,
      Supplier<Future<Boolean>> answers,
      Supplier<Future<List<RoleProfile>>> roles,
      InstantSource clock) {
    this.answers = answers;
    this.roles = roles;
    this.clock = clock;
    this.heads = new StreamHeads(records, ChangeRecords.framework(framework.id()));
    this.told = new ToldLevels(records, framework.id());
    this.records = records;
    this.framework = framework.id();
    this.overrides = new LevelOverrides(records);
    this.identities = new IdentityReads(records);
    this.parents = new RollupParents(framework);
  }

  /** For figures that nobody is told of. */
  public static ChangeTelling silent(RecordStore records, Framework framework) {
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
    Map<String, ToldLevel> unknown = new LinkedHashMap<>();
    touched.forEach(one -> add(one.figure().person(), one.figure().competency(), unknown));
    return told.find(unknown)
        .compose(
            before -> {
              List<Transition> all = new ArrayList<>();
              for (Touched one : touched) {
                String id = told.id(one.figure().person(), one.figure().competency());
                all.add(Transition.of(Objects.requireNonNull(before.get(id)), one, now));
              }
              return (all.stream().anyMatch(Transition::isGain)
                      ? roles.get()
                      : Future.succeededFuture(List.<RoleProfile>of()))
                  .compose(of -> writes(all, of))
                  .compose(writes -> markParents(all, unknown.keySet(), now, writes));
            });
  }

  private void add(PersonId person, CompetencyId competency, Map<String, ToldLevel> unknown) {
    unknown.put(told.id(person, competency), told.nothing(person, competency));
  }

  /**
   * What is rolled up is looked at soon and not at once: many statements about what is below it
   * cost one look.
   */
  private Future<List<RecordWrite>> markParents(
      List<Transition> all, Set<String> looked, Instant now, List<RecordWrite> writes) {
    Map<String, ToldLevel> unknown = new LinkedHashMap<>();
    for (Transition one : all) {
      if (one.mayMoveParents()) {
        Assessed figure = one.touched().figure();
        parents.above(figure.competency()).forEach(p -> add(figure.person(), p, unknown));
      }
    }
    unknown.keySet().removeAll(looked);
    return told.find(unknown)
        .map(
            before -> {
              before.values().forEach(level -> told.markDue(level, now, writes));
              return writes;
            });
  }

  /**
   * The writes that have levels looked at which overrides of people bear, because other identifiers
   * are theirs now; no more of them than these people have had overrides, and what is above.
   *
   * @param identifiers of each person, all that may have been decided about
   */
  public Future<List<RecordWrite>> lookAtOverrides(Map<PersonId, Set<PersonId>> identifiers) {
    return identifiers.isEmpty() ? nothing() : ifAnswering(() -> markOverridden(identifiers));
  }

  private Future<List<RecordWrite>> markOverridden(Map<PersonId, Set<PersonId>> identifiers) {
    Set<PersonId> asked =
        identifiers.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    return overrides
        .competencies(framework, asked)
        .compose(
            decided -> {
              Map<String, ToldLevel> levels = new LinkedHashMap<>();
              identifiers.forEach(
                  (person, theirs) ->
                      theirs.forEach(
                          identifier ->
                              decided
                                  .getOrDefault(identifier, Set.of())
                                  .forEach(of -> addWithParents(person, of, levels))));
              return told.find(levels);
            })
        .map(
            before -> {
              List<RecordWrite> writes = new ArrayList<>();
              Instant now = clock.instant();
              before.values().forEach(level -> told.markDue(level, now, writes));
              return writes;
            });
  }

  private void addWithParents(
      PersonId person, CompetencyId competency, Map<String, ToldLevel> levels) {
    add(person, competency, levels);
    parents.above(competency).forEach(parent -> add(person, parent, levels));
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

  /** What may have changed without evidence, of people in some shares; not all of it at once. */
  public Future<DueLevels> due(Shares shares) {
    return answers
        .get()
        .compose(yes -> yes ? dueNow(shares) : Future.succeededFuture(DueLevels.NONE));
  }

  private Future<DueLevels> dueNow(Shares shares) {
    Instant now = clock.instant();
    List<Integer> asked = told.sharesDue(shares, now);
    return news(shares)
        .compose(
            news ->
                (asked.isEmpty()
                        ? Future.succeededFuture(List.<ToldLevel>of())
                        : told.due(asked, now))
                    .compose(due -> withNews(due, news)));
  }

  /** Whoever tells of the person tells what was decided for any of the person's identifiers. */
  private Future<List<OverrideNews.Item>> news(Shares shares) {
    return OverrideNews.find(records, framework)
        .compose(
            news ->
                news.isEmpty()
                    ? Future.succeededFuture(news)
                    : identities
                        .identities()
                        .map(
                            who ->
                                news.stream()
                                    .map(item -> item.of(who.resolve(item.person())))
                                    .filter(item -> shares.contains(item.person()))
                                    .limit(ToldLevels.DUE_AT_ONCE)
                                    .toList()));
  }

  private Future<DueLevels> withNews(List<ToldLevel> due, List<OverrideNews.Item> news) {
    if (due.isEmpty() && news.isEmpty()) {
      return Future.succeededFuture(DueLevels.NONE);
    }
    Map<String, ToldLevel> levels = new LinkedHashMap<>();
    for (OverrideNews.Item item : news) {
      addWithParents(item.person(), item.competency(), levels);
    }
    due.forEach(level -> levels.put(told.id(level.person(), level.competency()), level));
    List<PersonId> people = levels.values().stream().map(ToldLevel::person).distinct().toList();
    List<RecordWrite> taken = news.stream().map(OverrideNews.Item::taken).toList();
    // Read after the news: what is decided since is news again.
    return overrides
        .find(framework, people)
        .map(all -> new DueLevels(List.copyOf(levels.values()), all, taken));
  }
}
