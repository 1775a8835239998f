package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.evidence.EvidenceVerbs;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.EvidenceSums;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.competency.proficiency.Standing;
import dev.attain.competency.projection.replay.StatementsOfPeople;
import dev.attain.competency.projection.shares.CheckpointMovedException;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.competency.projection.standings.PersonStandings;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import dev.attain.people.PersonMerges;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What projections promise, on any engine. */
abstract class ProjectionContract {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Framework FRAMEWORK = SupportFramework.version("1");
  private static final EvidenceMapping MAPPING = SupportFramework.mapping("1");
  private static final PersonCompetency ANN_TALKING =
      new PersonCompetency(new PersonId("mailto:ann@example.org"), SupportFramework.TALKING);

  static final InstantSource CLOCK = () -> START.plus(Duration.ofDays(100));

  private StorageEngine engine = new ModelEngine(CLOCK);
  private LearningLog log = new LearningLog(engine.statements());

  /** An engine with nothing in it. */
  abstract StorageEngine emptyEngine();

  @BeforeEach
  void open() {
    engine = emptyEngine();
    log = new LearningLog(engine.statements());
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  private CompetencyProjection projection(RecordStore records) {
    return new CompetencyProjection(
        FRAMEWORK, 0, MAPPING, engine.statements()::find, ProjectionContract::read, records);
  }

  private static Statement read(StoredStatement stored) {
    return StatementJson.read(stored.json());
  }

  private List<StoredStatement> forward(Position after, int limit) {
    return Await.get(engine.statements().readForward(after, limit));
  }

  private static StatementId id(int number) {
    return new StatementId(new UUID(7, number));
  }

  /** The one strand that there is. */
  private static Strand resume(CompetencyProjection projection, RecordStore records) {
    projection.forget();
    List<Strand> all = Await.get(new Strands(records, projection.generation()).all());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private Strand resume(CompetencyProjection projection) {
    return resume(projection, engine.records());
  }

  /** Hands one batch on, if there is one; what fails is resumed from the kept strand. */
  private Strand step(
      CompetencyProjection projection, RecordStore records, Strand from, int batchSize) {
    return step(projection, records, from, batchSize, Identities.NONE);
  }

  private Strand step(
      CompetencyProjection projection,
      RecordStore records,
      Strand from,
      int batchSize,
      Identities who) {
    List<StoredStatement> batch = forward(from.position(), batchSize);
    if (batch.isEmpty()) {
      return from;
    }
    return Await.get(
        projection
            .accept(batch, from, who)
            .recover(failure -> Future.succeededFuture(resume(projection, records))));
  }

  private void drain(CompetencyProjection projection, int batchSize) {
    drain(projection, engine.records(), batchSize);
  }

  private void drain(CompetencyProjection projection, RecordStore records, int batchSize) {
    drain(projection, records, batchSize, Identities.NONE);
  }

  private void drain(
      CompetencyProjection projection, RecordStore records, int batchSize, Identities who) {
    Strand before;
    Strand now = resume(projection, records);
    do {
      before = now;
      now = step(projection, records, before, batchSize, who);
    } while (!now.position().equals(before.position()));
  }

  static Map<String, String> dump(RecordStore records) {
    return dump(records, FigureRecords.COLLECTIONS);
  }

  private static Map<String, String> dump(RecordStore records, List<RecordCollection> collections) {
    Map<String, String> all = new TreeMap<>();
    for (RecordCollection collection : collections) {
      Await.get(records.list(all(collection)))
          .records()
          .forEach(
              stored ->
                  all.put(
                      collection.name() + " " + stored.id(),
                      new String(stored.json(), StandardCharsets.UTF_8)));
    }
    return all;
  }

  @Test
  void whatIsKeptContinuouslyEqualsWhatIsRebuiltFromZero() {
    long base = System.nanoTime();
    for (int round = 0; round < 15; round++) {
      long seed = base + round;
      System.out.println(getClass().getSimpleName() + " seed " + seed);
      close();
      open();
      continuousEqualsRebuilt(new Random(seed));
    }
  }

  private void continuousEqualsRebuilt(Random random) {
    RecordStore failing = new FailingRecords(engine.records(), random, 0.4);
    CompetencyProjection projection = projection(failing);
    Strand strand = resume(projection);
    for (int i = 0; i < 200; i++) {
      appendOne(random);
      if (random.nextInt(5) == 0) {
        strand = step(projection, engine.records(), strand, 1 + random.nextInt(20));
      }
      if (random.nextInt(20) == 0) {
        projection = projection(failing);
        strand = resume(projection);
      }
    }
    drain(projection(engine.records()), 1 + random.nextInt(300));

    RecordStore rebuilt = new ModelEngine(() -> START).records();
    drain(projection(rebuilt), rebuilt, 1 + random.nextInt(300));
    assertThat(dump(engine.records())).isEqualTo(dump(rebuilt)).isNotEmpty();
    equalsPureFunctionOfTheSet(random);
  }

  /** Ids come from a small range, so that voids meet targets before and after they arrive. */
  private void appendOne(Random random) {
    int number = random.nextInt(100);
    // All about a statement follows from its number, so that a number that comes again repeats it.
    Random content = new Random(number);
    String person = List.of("ann", "bob", "mary").get(content.nextInt(3));
    double score = content.nextInt(11) / 10.0;
    Instant at = START.plus(Duration.ofHours(content.nextInt(60 * 24)));
    switch (content.nextInt(10)) {
      case 0, 1 -> log.voiding(id(number), id(content.nextInt(100)), at);
      case 2 -> log.completion(id(number), person, at);
      case 6 ->
          log.together(
              id(number), List.of("ann", "bob", "mary").subList(content.nextInt(2), 3), at);
      case 7 -> log.observation(id(number), person, "mary", score, at);
      case 8, 9 ->
          log.judgement(
              id(number),
              content.nextBoolean() ? EvidenceVerbs.DISPUTED : EvidenceVerbs.OVERTURNED,
              content.nextBoolean() ? "bob" : "boss",
              id(content.nextInt(100)),
              content.nextBoolean() ? person : null,
              at);
      case 3, 4 -> log.observation(id(number), person, "boss", score, at);
      default -> log.quiz(id(number), person, score, at);
    }
  }

  private void equalsPureFunctionOfTheSet(Random random) {
    List<Evidence> all = new ArrayList<>();
    for (StoredStatement stored : forward(Position.START, 10_000)) {
      if (!stored.voided()) {
        all.addAll(MAPPING.evidenceOf(read(stored), stored));
      }
    }
    java.util.Collections.shuffle(all, random);
    PortfolioReads reads = new PortfolioReads(engine.records());
    List<PersonCompetency> pairs =
        PortfolioReads.pairs(
            FRAMEWORK,
            List.of(
                new PersonId("mailto:ann@example.org"),
                new PersonId("mailto:bob@example.org"),
                new PersonId("mailto:mary@example.org")));
    Map<PersonCompetency, Portfolio> kept = Await.get(reads.portfolios(FRAMEWORK, pairs));
    ProficiencyMethod method = ProficiencyMethod.of(Method.BETA_DECAY);
    Instant asOf = START.plus(Duration.ofHours(random.nextInt(120 * 24)));
    Map<PersonId, PersonStandings> people =
        Await.get(reads.people(FRAMEWORK, pairs.stream().map(PersonCompetency::person).toList()));
    kept.forEach(
        (pair, portfolio) -> {
          int place = PersonStandings.placeOf(FRAMEWORK, pair.competency());
          assertThat(people.getOrDefault(pair.person(), PersonStandings.NONE).find(place))
              .isEqualTo(
                  Optional.of(portfolio)
                      .filter(some -> !some.evidence().isEmpty())
                      .map(CompetencyStanding::of));
          List<Evidence> evidence =
              all.stream()
                  .filter(item -> item.person().equals(pair.person()))
                  .filter(item -> item.competency().equals(pair.competency()))
                  .toList();
          Portfolio pure =
              new Portfolio(
                  portfolio.framework(),
                  pair.person(),
                  portfolio.competency(),
                  portfolio.scale(),
                  evidence);
          assertThat(portfolio).isEqualTo(pure);
          if (!evidence.isEmpty()) {
            Proficiency figures = method.proficiency(pure, asOf);
            EvidenceSums sums = CompetencyStanding.of(portfolio).sums();
            if (sums.validAt(asOf)) {
              assertThat(method.standing(portfolio, sums, asOf))
                  .isEqualTo(new Standing(figures.currentLevel(), figures.items()));
            }
          }
        });
  }

  @Test
  void figuresThatFollowMergesEqualThoseRebuiltByThePresentIdentities() {
    long base = System.nanoTime();
    for (int round = 0; round < 8; round++) {
      long seed = base + round;
      System.out.println(getClass().getSimpleName() + " of merges, seed " + seed);
      close();
      open();
      followedEqualsRebuilt(new Random(seed));
    }
  }

  private void followedEqualsRebuilt(Random random) {
    RecordStore failing = new FailingRecords(engine.records(), random, 0.3);
    IdentityReads who = new IdentityReads(engine.records());
    CompetencyProjection projection = projection(failing);
    FollowedIdentities followed = followed(failing, projection, random);
    Strand strand = resume(projection);
    for (int i = 0; i < 150; i++) {
      appendOne(random);
      if (random.nextInt(10) == 0) {
        changeWhoIsWho(random);
      }
      Strand from = strand;
      if (random.nextInt(5) == 0) {
        strand =
            step(
                projection,
                failing,
                from,
                1 + random.nextInt(20),
                Await.get(who.identitiesAt(from.identities())));
      } else if (random.nextInt(10) == 0 && strand.identities() < Await.get(who.revision())) {
        CompetencyProjection running = projection;
        strand =
            Await.get(
                followed
                    .follow(from)
                    .recover(failure -> Future.succeededFuture(resume(running, failing))));
      }
      if (random.nextInt(20) == 0) {
        projection = projection(failing);
        followed = followed(failing, projection, random);
        strand = resume(projection);
      }
    }
    CompetencyProjection last = projection(engine.records());
    strand = resume(last);
    if (strand.identities() < Await.get(who.revision())) {
      Await.get(followed(engine.records(), last, random).follow(strand));
    }
    Identities now = Await.get(who.identities());
    drain(last, engine.records(), 1 + random.nextInt(300), now);

    RecordStore rebuilt = new ModelEngine(() -> START).records();
    begin(rebuilt, now);
    drain(projection(rebuilt), rebuilt, 1 + random.nextInt(300), now);
    assertThat(dump(engine.records())).isEqualTo(dump(rebuilt)).isNotEmpty();
  }

  /** Begins at the start of the log, by a revision of who is who. */
  private void begin(RecordStore records, Identities who) {
    Strand first = resume(projection(records), records);
    Await.get(
        records.write(
            List.of(
                new Strands(records, new Generation(FRAMEWORK.versionId(), 0))
                    .write(first.knowing(who.revision())))));
  }

  private FollowedIdentities followed(
      RecordStore records, CompetencyProjection projection, Random random) {
    return new FollowedIdentities(
        new IdentityReads(records),
        new StatementsOfPeople(engine.statements(), new AtOnce()),
        projection,
        random.nextBoolean() ? 1 + random.nextInt(10) : 1_000);
  }

  /** Ann and Mary are of one share, Bob is of another. */
  private void changeWhoIsWho(Random random) {
    List<String> people = List.of("ann", "bob", "mary");
    PersonMerges merges =
        new PersonMerges(engine.records(), CLOCK, p -> Future.succeededFuture(true));
    Author author = new Author("admin", "the administrator");
    if (random.nextInt(3) == 0) {
      Await.get(merges.undo(1 + random.nextInt(4), "a mistake", author));
    } else {
      Await.get(
          merges.merge(
              "mailto:" + people.get(random.nextInt(3)) + "@example.org",
              "mailto:" + people.get(random.nextInt(3)) + "@example.org",
              "she said so",
              author));
    }
  }

  @Test
  void peopleWhoseEvidenceIsOlderThanRecordsOfStandingsStandWhereTheirEvidenceLeavesThem() {
    log.observation(id(1), "ann", "boss", 1, START);
    log.quiz(id(2), "ann", .5, START);
    log.observation(id(3), "bob", "boss", 1, START);
    drain(projection(engine.records()), 10);
    Map<String, String> before = dump(engine.records());
    Await.get(engine.records().write(withoutStandings()));
    PortfolioReads reads = new PortfolioReads(engine.records());
    PersonId ann = new PersonId("mailto:ann@example.org");
    PersonId dan = new PersonId("mailto:dan@example.org");
    assertThat(Await.get(reads.people(FRAMEWORK, List.of(ann, dan)))).containsOnlyKeys(ann);

    log.observation(id(4), "ann", "boss", 1, START);
    drain(projection(engine.records()), 1);
    log.voiding(id(5), id(4), START);
    drain(projection(engine.records()), 1);
    Map<String, String> after = dump(engine.records());
    after.keySet().forEach(key -> assertThat(after.get(key)).isEqualTo(before.get(key)));
    assertThat(after.keySet().stream().filter(key -> key.startsWith("standings "))).hasSize(1);
    assertThat(Await.get(reads.people(FRAMEWORK, List.of(ann))).get(ann)).isNotNull();
  }

  private List<RecordWrite> withoutStandings() {
    List<RecordWrite> writes = new ArrayList<>();
    for (String name : List.of("standings", "standings-whole")) {
      RecordCollection collection = new RecordCollection(name, List.of());
      Await.get(engine.records().list(all(collection)))
          .records()
          .forEach(
              stored ->
                  writes.add(
                      new RecordWrite.Delete(collection, stored.id(), RecordWrite.ANY_REVISION)));
    }
    assertThat(writes).hasSize(3);
    return writes;
  }

  @Test
  void theSameStatementTwiceCountsOnce() {
    log.observation(id(1), "ann", "boss", 1, START);
    log.observation(id(1), "ann", "boss", 1, START);
    drain(projection(engine.records()), 10);
    assertThat(items(ANN_TALKING)).isEqualTo(1);
  }

  @Test
  void voidingTakesTheEvidenceAwayAndWithItTheRecords() {
    log.observation(id(1), "ann", "boss", 1, START);
    drain(projection(engine.records()), 10);
    assertThat(items(ANN_TALKING)).isEqualTo(1);
    log.voiding(id(2), id(1), START);
    drain(projection(engine.records()), 10);
    assertThat(dump(engine.records())).isEmpty();
  }

  @Test
  void evidenceGivenAndVoidedWithinOneBatchLeavesNothing() {
    log.observation(id(1), "ann", "boss", 1, START);
    log.voiding(id(2), id(1), START);
    // As a reader sees it whom the voiding overtakes: not voided when it was read.
    List<StoredStatement> batch =
        forward(Position.START, 10).stream()
            .map(s -> new StoredStatement(s.id(), s.position(), false, s.json()))
            .toList();
    CompetencyProjection projection = projection(engine.records());
    Await.get(projection.accept(batch, resume(projection), Identities.NONE));
    assertThat(dump(engine.records())).isEmpty();
  }

  @Test
  void ofTwoProjectorsTheOneThatIsBehindFailsAndWritesNothing() {
    log.observation(id(1), "ann", "boss", 1, START);
    List<StoredStatement> batch = forward(Position.START, 10);
    CompetencyProjection behind = projection(engine.records());
    Strand old = resume(behind);
    drain(projection(engine.records()), 10);
    assertThat(Await.failure(behind.accept(batch, old, Identities.NONE)))
        .isInstanceOf(CheckpointMovedException.class);
    assertThat(items(ANN_TALKING)).isEqualTo(1);
  }

  @Test
  void aProjectorThatWasOutrunForgetsWhatItHadCached() {
    log.observation(id(1), "ann", "boss", 1, START);
    CompetencyProjection outrun = projection(engine.records());
    drain(outrun, 10);
    Strand old = resume(outrun);
    List<StoredStatement> first = forward(Position.START, 1);
    Await.get(outrun.accept(first, old, Identities.NONE));

    log.voiding(id(2), id(1), START);
    drain(projection(engine.records()), 10);
    log.observation(id(3), "ann", "boss", 1, START);
    List<StoredStatement> next = forward(old.position(), 10);
    Await.failure(outrun.accept(next, old, Identities.NONE));
    drain(outrun, 10);
    assertThat(items(ANN_TALKING)).isEqualTo(1);
  }

  @Test
  void whatWasKeptBeforeThereWereSharesIsTakenOn() {
    for (int i = 0; i < 20; i++) {
      log.observation(id(i), List.of("ann", "bob", "mary").get(i % 3), "boss", 1, START);
    }
    log.together(id(20), List.of("ann", "bob", "mary"), START);
    drain(projection(engine.records()), 10);
    asBeforeThereWereShares();

    log.voiding(id(30), id(1), START);
    log.voiding(id(31), id(20), START);
    log.observation(id(32), "ann", "boss", 1, START);
    log.voiding(id(33), id(32), START);
    drain(projection(engine.records()), 2);
    RecordStore rebuilt = new ModelEngine(() -> START).records();
    drain(projection(rebuilt), rebuilt, 100);
    assertThat(dump(engine.records())).isEqualTo(dump(rebuilt)).isNotEmpty();
  }

  /** Makes records what the version before would have written: one checkpoint, no shares. */
  private void asBeforeThereWereShares() {
    Strand strand = resume(projection(engine.records()));
    String checkpoint =
        """
        {"framework":{"id":"%s","version":"1"},"position":%d,"stored":"%s"}"""
            .formatted(SupportFramework.ID, strand.position().value(), strand.position().stored());
    Await.get(
        engine
            .records()
            .write(
                List.of(
                    put(
                        Strands.STRANDS,
                        strand.id(),
                        checkpoint.getBytes(StandardCharsets.UTF_8)))));
  }

  private static RecordWrite put(RecordCollection collection, String id, byte[] json) {
    return new RecordWrite.Put(collection, id, RecordWrite.ANY_REVISION, json, Map.of());
  }

  private static RecordQuery all(RecordCollection collection) {
    return RecordQuery.all(collection, RecordQuery.MAX_LIMIT);
  }

  @Test
  void whatIsVoidedGoesWhateverTheRulesGiveNow() {
    log.observation(id(1), "ann", "boss", 1, START);
    log.together(id(2), List.of("ann", "bob"), START);
    log.observation(id(3), "ann", "boss", 1, START);
    drain(projection(engine.records()), 10);
    assertThat(giving()).containsExactlyInAnyOrder(id(1), id(2), id(2), id(3));

    log.voiding(id(4), id(1), START);
    log.voiding(id(5), id(2), START);
    drain(
        new CompetencyProjection(
            FRAMEWORK,
            0,
            (statement, stored, who) -> List.of(),
            engine.statements()::find,
            ProjectionContract::read,
            engine.records()),
        10);
    assertThat(giving()).containsExactly(id(3));
  }

  /** The statement of each item of evidence that Ann and Bob have. */
  private List<StatementId> giving() {
    List<PersonCompetency> pairs =
        PortfolioReads.pairs(
            FRAMEWORK, List.of(ANN_TALKING.person(), new PersonId("mailto:bob@example.org")));
    return Await.get(new PortfolioReads(engine.records()).portfolios(FRAMEWORK, pairs))
        .values()
        .stream()
        .flatMap(portfolio -> portfolio.evidence().stream())
        .map(Evidence::statement)
        .toList();
  }

  @Test
  void versionsOfAFrameworkKeepTheirOwnFigures() {
    log.observation(id(1), "ann", "boss", 1, START);
    drain(projection(engine.records()), 10);
    Framework second = SupportFramework.version("2");
    drain(
        new CompetencyProjection(
            second,
            0,
            SupportFramework.mapping("2"),
            engine.statements()::find,
            ProjectionContract::read,
            engine.records()),
        10);
    PortfolioReads reads = new PortfolioReads(engine.records());
    List<PersonCompetency> pairs = List.of(ANN_TALKING);
    for (Framework version : List.of(FRAMEWORK, second)) {
      assertThat(Await.get(reads.portfolios(version, pairs)).values())
          .flatMap(Portfolio::evidence)
          .extracting(Evidence::framework)
          .containsExactly(version.versionId());
    }
    assertThat(Await.get(reads.position(second.versionId())))
        .isEqualTo(Await.get(reads.position(FRAMEWORK.versionId())));
  }

  private int items(PersonCompetency pair) {
    return Await.get(new PortfolioReads(engine.records()).portfolios(FRAMEWORK, List.of(pair)))
        .values()
        .stream()
        .mapToInt(portfolio -> portfolio.evidence().size())
        .sum();
  }
}
