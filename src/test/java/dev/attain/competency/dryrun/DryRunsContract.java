package dev.attain.competency.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.dryrun.DryRun.State;
import dev.attain.competency.dryrun.Reason.Kind;
import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.competency.projection.LearningLog;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.feed.Scheduler;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What dry runs promise, on any engine. */
@Timeout(60)
abstract class DryRunsContract {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofDays(100));
  static final InstantSource CLOCK = () -> NOW;
  private static final Framework IN_FORCE = SupportFramework.version("1");

  private StorageEngine engine = new ModelEngine(CLOCK);
  private LearningLog log = new LearningLog(engine.statements());
  private RecordFrameworkCatalog catalog = catalog();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private int statements;

  /** An engine with nothing in it. */
  abstract StorageEngine emptyEngine();

  @BeforeEach
  void publish() {
    engine = emptyEngine();
    log = new LearningLog(engine.statements());
    catalog = catalog();
    assertThat(Await.get(catalog.publish(IN_FORCE))).isEmpty();
  }

  @AfterEach
  void close() throws InterruptedException {
    thread.shutdownNow();
    assertThat(thread.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    Await.get(engine.close());
  }

  private RecordFrameworkCatalog catalog() {
    return new RecordFrameworkCatalog(
        engine.records(), CLOCK, () -> Future.succeededFuture(Set.<String>of()));
  }

  private DryRuns dryRuns(int mostItems) {
    return dryRuns(mostItems, Scheduler.on(thread), "here", true);
  }

  private DryRuns dryRuns(int mostItems, Scheduler scheduler, String node, boolean alone) {
    return new DryRuns(
        catalog,
        engine.statements(),
        engine.records(),
        framework -> Future.succeededFuture(CompiledMapping.of(framework, Map.of())),
        stored -> StatementJson.read(stored.json()),
        CLOCK,
        scheduler,
        node,
        alone,
        mostItems);
  }

  private StatementId next() {
    return new StatementId(new UUID(9, ++statements));
  }

  private void observe(String person, double score, int times) {
    for (int i = 0; i < times; i++) {
      log.observation(next(), person, "boss" + i, score, START.plus(Duration.ofDays(80 + i)));
    }
  }

  private static Framework framework(
      List<Level> scale,
      java.util.function.UnaryOperator<Competency> competencies,
      java.util.function.Predicate<String> rules) {
    Framework like = SupportFramework.version("2");
    return new Framework(
        like.id(),
        like.version(),
        like.name(),
        null,
        Framework.Status.DRAFT,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        scale,
        like.competencies().stream().map(competencies).toList(),
        like.mappings().stream().filter(rule -> rules.test(rule.id())).toList());
  }

  private static Competency with(Competency like, Method method, List<Gate> gates) {
    return new Competency(
        like.id(),
        like.code(),
        like.name(),
        null,
        null,
        like.statement(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        method,
        gates);
  }

  private DryRun finish(DryRuns runs, Framework tried) throws InterruptedException {
    DryRun run = Await.get(runs.begin(tried, "ann", NOW)).orElseThrow();
    return finish(runs, run.id());
  }

  private static DryRun finish(DryRuns runs, String id) throws InterruptedException {
    DryRun run = Await.get(runs.find(id)).orElseThrow();
    while (run.state() == State.RUNNING) {
      Thread.sleep(2);
      run = Await.get(runs.find(id)).orElseThrow();
    }
    return run;
  }

  private static List<PersonChanges> people(DryRuns runs, DryRun run) {
    List<PersonChanges> all = new ArrayList<>();
    String after = null;
    do {
      DryRuns.Page page = Await.get(runs.changes(run.id(), after, 7));
      all.addAll(page.people());
      after = page.next();
    } while (after != null);
    return all;
  }

  private LevelChange only(Framework tried) throws InterruptedException {
    DryRuns runs = dryRuns(100);
    DryRun run = finish(runs, tried);
    assertThat(run.state()).isEqualTo(State.DONE);
    List<PersonChanges> people = people(runs, run);
    assertThat(people).hasSize(1);
    assertThat(people.get(0).changes()).hasSize(1);
    Await.get(runs.stop());
    return people.get(0).changes().get(0);
  }

  @Test
  void aRuleThatIsGoneIsTheReasonThatSomebodyLosesALevel() throws InterruptedException {
    observe("ann", 1, 6);
    log.quiz(next(), "bob", 1, START);

    LevelChange change =
        only(framework(IN_FORCE.scale(), c -> c, rule -> !rule.equals("observed")));

    assertThat(change.competency()).isEqualTo(SupportFramework.TALKING);
    assertThat(change.now()).isEqualTo(2);
    assertThat(change.then()).isNull();
    Reason reason = change.reasons().get(0);
    assertThat(reason.kind()).isEqualTo(Kind.EVIDENCE);
    assertThat(reason.decisive()).isTrue();
    assertThat(reason.inWords()).isEqualTo("rule observed is removed: 6 items lost");
    assertThat(Objects.requireNonNull(reason.evidence()).lost()).isEqualTo(6);
    assertThat(reason.evidence().items())
        .extracting(Reason.ItemDifference::statement)
        .contains(new UUID(9, 1).toString());
  }

  @Test
  void ofSeveralDifferencesTheOneThatDecidesIsTold() throws InterruptedException {
    observe("ann", 1, 6);

    // A gate that nobody meets; another method parameter that alone would change nothing.
    LevelChange change =
        only(
            framework(
                IN_FORCE.scale(),
                c ->
                    with(
                        c,
                        new Method(Method.BETA_DECAY, 170, .5, 2, .8, 6),
                        List.of(new Gate(2, 7, Set.of(), 0, false))),
                rule -> true));

    assertThat(change.now()).isEqualTo(2);
    assertThat(change.then()).isEqualTo(1);
    assertThat(change.reasons())
        .extracting(Reason::kind, Reason::decisive)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Kind.GATES, true),
            org.assertj.core.api.Assertions.tuple(Kind.METHOD, false));
    assertThat(change.reasons().get(0).inWords()).contains("1 more item");
  }

  @Test
  void higherCutsAndAStricterMethodAreReasonsToo() throws InterruptedException {
    observe("ann", 1, 6);
    assertThat(
            only(framework(
                    List.of(new Level(1, "Beginner", .4), new Level(2, "Practitioner", .99)),
                    c -> c,
                    rule -> true))
                .reasons())
        .extracting(Reason::kind)
        .containsExactly(Kind.SCALE);
    assertThat(
            only(framework(
                    IN_FORCE.scale(),
                    c -> with(c, new Method(Method.BETA_DECAY, 180, .5, 2, .9999, 6), c.gates()),
                    rule -> true))
                .reasons()
                .get(0)
                .inWords())
        .isEqualTo("the method beta-decay@1 has other parameters");
  }

  @Test
  void aVersionThatSaysTheSameChangesNobody() throws InterruptedException {
    observe("ann", 1, 6);
    DryRuns runs = dryRuns(100);
    DryRun run = finish(runs, SupportFramework.version("2"));
    assertThat(people(runs, run)).isEmpty();
    assertThat(run.everybody()).isEqualTo(new LevelTotals(1, 0, Map.of()));
    assertThat(run.against()).isEqualTo(IN_FORCE.versionId());
    assertThat(run.share()).isEqualTo(1);
  }

  @Test
  void oneAtATimeIsUnderWayAndCanBeCancelledAndThenDeleted() {
    DryRuns runs = dryRuns(100);
    Await.get(runs.stop());
    DryRun run = Await.get(runs.begin(IN_FORCE, "ann", NOW)).orElseThrow();
    assertThat(Await.get(runs.begin(IN_FORCE, "bob", NOW))).isEmpty();
    assertThat(Await.get(runs.end(run)).orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThat(Await.get(runs.of(IN_FORCE.id()))).extracting(DryRun::id).containsExactly(run.id());
    assertThat(Await.get(runs.end(run))).isEmpty();
    assertThat(Await.get(runs.of(IN_FORCE.id()))).isEmpty();
  }

  /** Whatever fits into memory, however often it is interrupted. */
  @Test
  void manyInterruptedPassesFindWhatComputingEverythingAtOnceFinds() throws InterruptedException {
    long base = System.nanoTime();
    int changed = 0;
    for (int round = 0; round < 4; round++) {
      long seed = base + round;
      System.out.println("DryRunsContract seed " + seed);
      Random random = new Random(seed);
      for (int i = 0; i < 100; i++) {
        append(random);
      }
      Framework tried =
          framework(
              IN_FORCE.scale(), c -> c, List.of("quiz", "observed").get(random.nextInt(2))::equals);
      DryRuns interrupted = dryRuns(1 + random.nextInt(40));
      DryRun run = Await.get(interrupted.begin(tried, "ann", NOW)).orElseThrow();
      for (int i = 0; i < 5; i++) {
        Thread.sleep(random.nextInt(5));
        Await.get(interrupted.stop());
        interrupted = dryRuns(1 + random.nextInt(40));
        interrupted.start();
      }
      finish(interrupted, run.id());
      Await.get(interrupted.stop());
      assertThat(levels(people(interrupted, run))).isEqualTo(expected(tried));
      changed += expected(tried).size();
      DryRun done = Await.get(interrupted.find(run.id())).orElseThrow();
      assertThat(done.everybody().people()).isEqualTo(withEvidence(tried).size());
    }
    assertThat(changed).as("levels that change, in all rounds").isPositive();
  }

  @Test
  void anotherNodeGoesOnWithWhatADeadOneHasLeft() throws InterruptedException {
    long seed = System.nanoTime();
    System.out.println("DryRunsContract seed " + seed);
    Random random = new Random(seed);
    Framework tried = framework(IN_FORCE.scale(), c -> c, "observed"::equals);
    for (int i = 0; i < 100 || expected(tried).isEmpty(); i++) {
      append(random);
    }
    ScheduledExecutorService dying = Executors.newSingleThreadScheduledExecutor();
    DryRuns second = dryRuns(5, new HurriedScheduler(thread), "second", false);
    second.start();
    AtomicInteger left = new AtomicInteger(2 + random.nextInt(30));
    DryRuns first =
        dryRuns(
            5,
            new HurriedScheduler(dying) {
              @Override
              public void execute(Runnable task) {
                super.execute(left.decrementAndGet() > 0 ? task : dying::shutdownNow);
              }
            },
            "first",
            false);
    DryRun run = Await.get(first.begin(tried, "ann", NOW)).orElseThrow();

    DryRun done = finish(second, run.id());

    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(levels(people(second, run))).isEqualTo(expected(tried)).isNotEmpty();
    Await.get(second.stop());
  }

  private void append(Random random) {
    String person = "p" + random.nextInt(15);
    Instant at = START.plus(Duration.ofHours(random.nextInt(24 * 90)));
    switch (random.nextInt(8)) {
      case 0 ->
          log.voiding(next(), new StatementId(new UUID(9, 1 + random.nextInt(statements))), at);
      case 1, 2, 3 -> log.quiz(next(), person, random.nextInt(11) / 10.0, at);
      default -> log.observation(next(), person, "boss", random.nextInt(11) / 10.0, at);
    }
  }

  private static Map<String, String> levels(List<PersonChanges> people) {
    Map<String, String> levels = new TreeMap<>();
    people.forEach(
        person ->
            person
                .changes()
                .forEach(
                    change ->
                        levels.put(
                            person.person() + " " + change.code(),
                            change.now() + " to " + change.then())));
    return levels;
  }

  private Set<PersonId> withEvidence(Framework tried) {
    Set<PersonId> people = new java.util.TreeSet<>();
    evidence(IN_FORCE).forEach(item -> people.add(item.person()));
    evidence(tried).forEach(item -> people.add(item.person()));
    return people;
  }

  private Map<String, String> expected(Framework tried) {
    Map<String, String> levels = new TreeMap<>();
    for (PersonId person : withEvidence(tried)) {
      for (Competency competency : tried.competencies()) {
        Integer now = level(IN_FORCE, person, competency);
        Integer then = level(tried, person, competency);
        if (!Objects.equals(now, then)) {
          levels.put(person + " " + competency.code(), now + " to " + then);
        }
      }
    }
    return levels;
  }

  private @Nullable Integer level(Framework framework, PersonId person, Competency competency) {
    List<Evidence> items =
        evidence(framework).stream()
            .filter(item -> item.person().equals(person))
            .filter(item -> item.competency().equals(competency.id()))
            .toList();
    return ProficiencyMethod.of(Method.BETA_DECAY)
        .proficiency(
            new Portfolio(framework.versionId(), person, competency, framework.scale(), items), NOW)
        .currentLevel();
  }

  private List<Evidence> evidence(Framework framework) {
    CompiledMapping mapping = CompiledMapping.of(framework, Map.of());
    List<Evidence> all = new ArrayList<>();
    for (StoredStatement stored :
        Await.get(engine.statements().readForward(Position.START, 10_000))) {
      if (!stored.voided()) {
        all.addAll(mapping.evidenceOf(StatementJson.read(stored.json()), stored));
      }
    }
    return all;
  }
}
