package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.competency.evidence.EvidenceVerbs;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeOracle;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import dev.attain.people.MergeOutcome;
import dev.attain.people.PersonId;
import dev.attain.people.PersonMerges;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several nodes that project over one engine promise, on any engine. */
abstract class ManyNodesContract {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Framework FRAMEWORK = SupportFramework.version("1");
  private static final Generation GENERATION = new Generation(FRAMEWORK.versionId(), 0);
  private static final int PEOPLE = 40;

  static final InstantSource CLOCK = () -> START.plus(Duration.ofDays(100));

  private final Set<PersonId> moved = new HashSet<>();
  private Random random = new Random();
  private StorageEngine engine = new ModelEngine(CLOCK);
  private LearningLog log = new LearningLog(engine.statements());
  private VirtualTime time = new VirtualTime(random);
  private WatchedRecords records = watched();
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private ChangeOracle oracle = new ChangeOracle(this::now, true);
  private int merges;
  private int started;
  private long daysASecond;
  private long stillFrom = Long.MAX_VALUE;
  private double failureRate;

  /** An engine with nothing in it. */
  abstract StorageEngine emptyEngine();

  /** How many random histories to try. */
  abstract int rounds();

  @BeforeEach
  void open() {
    open(System.nanoTime());
  }

  private void open(long seed) {
    System.out.println(getClass().getSimpleName() + " seed " + seed);
    random = new Random(seed);
    engine = emptyEngine();
    log = new LearningLog(engine.statements());
    time = new VirtualTime(random);
    stillFrom = Long.MAX_VALUE;
    records = watched();
    nodes.clear();
    failureRate = 0;
    moved.clear();
    merges = 0;
    RecordFrameworkCatalog catalog =
        new RecordFrameworkCatalog(engine.records(), CLOCK, () -> Future.succeededFuture(Set.of()));
    assertThat(Await.get(catalog.publish(FRAMEWORK))).isEmpty();
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  /** What the nodes' clocks say: as the test wants it, days pass within a second. */
  private Instant now() {
    return START
        .plus(Duration.ofDays(60))
        .plus(Duration.ofDays(daysASecond * Math.min(time.micros(), stillFrom) / 1_000_000));
  }

  /** Lets the clocks stand still, and the nodes tell what is due by then. */
  private void standStill() {
    stillFrom = time.micros();
    pass(30);
  }

  private WatchedRecords watched() {
    oracle = new ChangeOracle(this::now, daysASecond == 0);
    return new WatchedRecords(
        engine.records(),
        id ->
            Await.get(engine.statements().find(StatementId.of(id)))
                .filter(StoredStatement::voided)
                .isPresent(),
        moved::contains,
        FRAMEWORK,
        oracle);
  }

  private SimulatedNode start() {
    SimulatedNode node =
        new SimulatedNode(
            "node-" + ++started,
            engine.statements(),
            records,
            time,
            random,
            failureRate,
            this::now);
    nodes.add(node);
    node.start();
    return node;
  }

  private void pass(int seconds) {
    time.pass(Duration.ofSeconds(seconds));
  }

  private static String person(int number) {
    return "person" + number;
  }

  private static StatementId id(int number) {
    return new StatementId(new UUID(9, number));
  }

  /** Ids come from a small range, so that voids meet targets before and after they arrive. */
  private void appendOne() {
    int number = random.nextInt(300);
    // All about a statement follows from its number, so that a number that comes again repeats it.
    Random content = new Random(number);
    String person = person(content.nextInt(PEOPLE));
    double score = content.nextInt(11) / 10.0;
    Instant at = START.plus(Duration.ofHours(content.nextInt(60 * 24)));
    String other = person(content.nextInt(PEOPLE));
    switch (content.nextInt(8)) {
      case 0 -> log.voiding(id(number), id(content.nextInt(300)), at);
      case 1 ->
          log.together(
              id(number),
              List.of(person, person(content.nextInt(PEOPLE)), person(content.nextInt(PEOPLE))),
              at);
      case 2, 3 -> log.observation(id(number), person, "boss", score, at);
      case 4 -> log.observation(id(number), person, other, score, at);
      case 5 ->
          log.judgement(
              id(number),
              List.of(EvidenceVerbs.DISPUTED, EvidenceVerbs.UPHELD, EvidenceVerbs.OVERTURNED)
                  .get(content.nextInt(3)),
              other,
              id(content.nextInt(300)),
              content.nextBoolean() ? person : null,
              at);
      default -> log.quiz(id(number), person, score, at);
    }
  }

  /** Merges somebody, or undoes a merge. */
  private void changeWhoIsWho() {
    PersonMerges people =
        new PersonMerges(engine.records(), CLOCK, somebody -> Future.succeededFuture(true));
    people.onChange(change -> moved.addAll(change.affected()));
    Author author = new Author("admin", "the administrator");
    if (merges > 0 && random.nextInt(3) == 0) {
      Await.get(people.undo(1 + random.nextInt(merges), "a mistake", author));
    } else {
      MergeOutcome outcome =
          Await.get(people.merge(mail(random), mail(random), "she said so", author));
      merges = outcome instanceof MergeOutcome.Done done ? (int) done.merge().number() : merges;
    }
    if (random.nextBoolean()) {
      nodes.get(random.nextInt(nodes.size())).identitiesChanged();
    }
  }

  /** Few people, so that several identifiers come together, and who was merged is merged again. */
  private static String mail(Random random) {
    return "mailto:" + person(random.nextInt(PEOPLE / 3)) + "@example.org";
  }

  private Identities who() {
    return Await.get(new IdentityReads(engine.records()).identities());
  }

  private List<Strand> strands() {
    return Await.get(new Strands(engine.records(), GENERATION).all());
  }

  private Map<String, Integer> sharesByOwner() {
    return strands().stream()
        .collect(
            Collectors.groupingBy(
                strand -> Objects.requireNonNullElse(strand.owner(), "nobody"),
                TreeMap::new,
                Collectors.summingInt(strand -> strand.shares().count())));
  }

  private Position lastPosition() {
    List<StoredStatement> all = Await.get(engine.statements().readForward(Position.START, 10_000));
    return all.isEmpty() ? Position.START : all.get(all.size() - 1).position();
  }

  private void equalsWhatIsRebuiltFromZero() {
    Identities who = who();
    assertThat(strands())
        .allMatch(strand -> strand.position().equals(lastPosition()))
        .allMatch(strand -> strand.identities() == who.revision());
    ModelEngine rebuilt = new ModelEngine(CLOCK);
    CompetencyProjection projection =
        new CompetencyProjection(
            FRAMEWORK,
            0,
            SupportFramework.mapping("1"),
            engine.statements()::find,
            stored -> StatementJson.read(stored.json()),
            rebuilt.records());
    Strand strand = Await.get(new Strands(rebuilt.records(), GENERATION).all()).get(0);
    Strand begun =
        new Strand(
            strand.id(),
            strand.revision(),
            strand.shares(),
            strand.owner(),
            strand.position(),
            who.revision());
    Await.get(
        projection.accept(
            Await.get(engine.statements().readForward(Position.START, 10_000)), begun, who));
    assertThat(ProjectionContract.dump(engine.records()))
        .isEqualTo(ProjectionContract.dump(rebuilt.records()))
        .isNotEmpty();
  }

  @Test
  void whatManyNodesKeepEqualsWhatIsRebuiltFromZeroWhoeverDiesOrSleeps() {
    long base = Long.getLong("attain.seed", System.nanoTime());
    int written = 0;
    int refused = 0;
    int toldByMerges = 0;
    Map<Kind, Integer> told = new TreeMap<>();
    for (int round = 0; round < rounds(); round++) {
      close();
      daysASecond = round % 2 == 0 ? 0 : 3;
      open(base + round);
      failureRate = .03;
      randomHistory();
      standStill();
      oracle.equalsFigures();
      oracle.isReadFrom(engine.records(), 1 + random.nextInt(40));
      toldByMerges += oracle.causes.getOrDefault(Cause.IDENTITIES, 0);
      oracle.counts.forEach((kind, count) -> told.merge(kind, count, Integer::sum));
      written += records.written();
      refused += records.refused();
      equalsWhatIsRebuiltFromZero();
    }
    System.out.println(written + " records of evidence written, " + refused + " writes refused");
    assertThat(refused).as("nodes that got into each other's way").isPositive();
    System.out.println("told: " + told + ", by merges " + toldByMerges);
    assertThat(told).containsKeys(Kind.LEVEL_GAINED, Kind.LEVEL_LAPSED, Kind.AT_RISK);
  }

  private void randomHistory() {
    List<SimulatedNode> asleep = new ArrayList<>();
    start();
    start();
    start();
    for (int i = 0; i < 300; i++) {
      appendOne();
      time.pass(Duration.ofMillis(random.nextInt(400)));
      if (random.nextInt(15) == 0) {
        disturb(asleep);
      }
      if (random.nextInt(8) == 0) {
        changeWhoIsWho();
      }
    }
    asleep.forEach(SimulatedNode::wake);
    nodes.forEach(SimulatedNode::calm);
    pass(60);
    Map<String, Integer> owners = sharesByOwner();
    int fair = (Shares.COUNT + nodes.size() - 1) / nodes.size();
    assertThat(owners.keySet())
        .isSubsetOf(nodes.stream().map(SimulatedNode::name).collect(Collectors.toSet()));
    assertThat(owners.values()).allMatch(shares -> shares <= fair);
    assertThat(nodes.get(0).runner().status())
        .allMatch(status -> status.consistentThrough().compareTo(lastPosition()) >= 0);
  }

  private void disturb(List<SimulatedNode> asleep) {
    if (nodes.size() < 2 || random.nextInt(3) == 0) {
      start();
      return;
    }
    SimulatedNode victim = nodes.get(random.nextInt(nodes.size()));
    switch (random.nextInt(4)) {
      case 0 -> {
        victim.kill();
        nodes.remove(victim);
        asleep.remove(victim);
      }
      case 1 -> {
        if (!asleep.remove(victim)) {
          victim.stop();
          nodes.remove(victim);
        } else {
          victim.wake();
        }
      }
      default -> {
        if (asleep.remove(victim)) {
          victim.wake();
        } else {
          victim.pause();
          asleep.add(victim);
        }
      }
    }
  }

  @Test
  void nodesDivideTheSharesEvenly() {
    start();
    pass(3);
    assertThat(sharesByOwner()).isEqualTo(Map.of("node-1", 64));
    start();
    pass(10);
    assertThat(sharesByOwner()).isEqualTo(Map.of("node-1", 32, "node-2", 32));
    start();
    pass(10);
    assertThat(sharesByOwner()).hasSize(3).allSatisfy((node, n) -> assertThat(n).isBetween(20, 22));
    assertThat(strands()).as("what has come equally far is one strand").hasSize(3);
  }

  @Test
  void theSharesOfAKilledNodeMoveWithinTheLease() {
    start();
    start();
    SimulatedNode killed = start();
    pass(15);
    assertThat(sharesByOwner()).containsKey(killed.name());
    killed.kill();
    for (int i = 0; i < PEOPLE; i++) {
      log.observation(id(i), person(i), "boss", 1, START);
    }
    // The last beat, the looks that find no other, one more of each node, and the network.
    pass(1 + SimulatedNode.PATIENCE + 1 + 1 + 6);
    assertThat(sharesByOwner()).isEqualTo(Map.of("node-1", 32, "node-2", 32));
    pass(20);
    equalsWhatIsRebuiltFromZero();
    assertThat(strands()).as("what has come equally far is one strand").hasSize(2);
  }

  @Test
  void aNodeThatStopsHandsItsSharesOverWithoutTheLease() {
    start();
    SimulatedNode stopping = start();
    pass(15);
    Future<Void> stopped = stopping.stop();
    pass(4);
    assertThat(stopped.succeeded()).isTrue();
    pass(3);
    assertThat(sharesByOwner()).isEqualTo(Map.of("node-1", 64));
  }

  @Test
  void aNodeThatWakesUpLateLosesItsSharesAndGetsOthers() {
    start();
    SimulatedNode sleeper = start();
    pass(15);
    sleeper.pause();
    for (int i = 0; i < PEOPLE; i++) {
      log.observation(id(i), person(i), "boss", 1, START);
    }
    pass(20);
    assertThat(sharesByOwner()).isEqualTo(Map.of("node-1", 64));
    sleeper.wake();
    pass(20);
    assertThat(sharesByOwner()).isEqualTo(Map.of("node-1", 32, "node-2", 32));
    equalsWhatIsRebuiltFromZero();
  }

  @Test
  void voidingFindsWhoseEvidenceItTakesInEveryShare() {
    List<String> team = List.of(person(1), person(2), person(3), person(4));
    assertThat(
            team.stream()
                .map(name -> Shares.shareOf(new PersonId("mailto:" + name + "@example.org"))))
        .doesNotHaveDuplicates();
    log.together(id(1), team, START);
    start();
    start();
    start();
    pass(15);
    assertThat(ProjectionContract.dump(engine.records())).isNotEmpty();
    log.voiding(id(2), id(1), START);
    pass(10);
    assertThat(ProjectionContract.dump(engine.records())).isEmpty();
  }
}
