package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pairs with more evidence than fits one record. */
class LargePortfoliosTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Framework FRAMEWORK = SupportFramework.version("1");
  private static final Generation GENERATION = new Generation(FRAMEWORK.versionId(), 0);
  private static final PersonCompetency ANN_TALKING =
      new PersonCompetency(new PersonId("mailto:ann@example.org"), SupportFramework.TALKING);
  private static final String FIRST = ProjectionRecords.id(GENERATION, ANN_TALKING);

  private final ModelEngine engine = new ModelEngine(() -> START.plus(Duration.ofDays(100)));
  private final LearningLog log = new LearningLog(engine.statements());
  private int statements;

  private CompetencyProjection projection(RecordStore records) {
    return new CompetencyProjection(
        FRAMEWORK,
        0,
        SupportFramework.mapping("1"),
        engine.statements()::find,
        stored -> StatementJson.read(stored.json()),
        records);
  }

  private static StatementId id(int number) {
    return new StatementId(new UUID(21, number));
  }

  private void observe(int times) {
    for (int i = 0; i < times; i++) {
      int number = statements++;
      log.observation(id(number), "ann", "boss", number % 11 / 10.0, START.plusSeconds(number));
    }
  }

  private void drain(CompetencyProjection projection, RecordStore records, int batchSize) {
    Strand strand = Await.get(new Strands(records, GENERATION).all()).get(0);
    while (true) {
      List<StoredStatement> batch =
          Await.get(engine.statements().readForward(strand.position(), batchSize));
      if (batch.isEmpty()) {
        return;
      }
      strand = Await.get(projection.accept(batch, strand, Identities.NONE));
    }
  }

  private static List<StoredRecord> evidence(RecordStore records) {
    return Await.get(
            records.list(RecordQuery.all(ProjectionRecords.EVIDENCE, RecordQuery.MAX_LIMIT)))
        .records();
  }

  private static List<Evidence> read(RecordStore records) {
    return Await.get(new PortfolioReads(records).portfolios(FRAMEWORK, List.of(ANN_TALKING)))
        .values()
        .iterator()
        .next()
        .evidence();
  }

  @Test
  void whatIsDividedContinuouslyEqualsWhatIsRebuiltFromZero() {
    long seed = System.nanoTime();
    System.out.println("LargePortfoliosTest seed " + seed);
    Random random = new Random(seed);
    CompetencyProjection projection = projection(engine.records());
    int voided = 0;
    for (int round = 0; round < 24; round++) {
      observe(random.nextInt(80));
      // Back over the bounds that it came from, too.
      int gone = round % 8 == 7 ? 250 : random.nextInt(10);
      for (int i = 0; i < gone && voided < statements; i++) {
        log.voiding(new StatementId(new UUID(22, voided)), id(voided++), START);
      }
      drain(projection, engine.records(), 1 + random.nextInt(100));
      if (random.nextInt(3) == 0) {
        projection = projection(engine.records());
      }
      RecordStore rebuilt = new ModelEngine(() -> START).records();
      drain(projection(rebuilt), rebuilt, 10_000);
      assertThat(ProjectionContract.dump(engine.records()))
          .isEqualTo(ProjectionContract.dump(rebuilt));
      assertThat(read(engine.records())).hasSize(statements - voided);
    }
  }

  @Test
  void recordsAreBoundedAndOneMoreItemWritesOneOfThem() {
    observe(3_000);
    CompetencyProjection projection = projection(engine.records());
    drain(projection, engine.records(), 1_000);
    List<StoredRecord> before = evidence(engine.records());
    assertThat(before)
        .hasSize(32)
        .allSatisfy(
            stored ->
                assertThat(RecordForm.read(stored, EvidenceRecord.class).items())
                    .hasSizeLessThanOrEqualTo(EvidenceBuckets.UNDIVIDED));
    observe(1);
    drain(projection, engine.records(), 1_000);
    assertThat(evidence(engine.records()))
        .filteredOn(
            stored ->
                before.stream()
                    .noneMatch(
                        one -> one.id().equals(stored.id()) && one.revision() == stored.revision()))
        .hasSize(1);
  }

  @Test
  void oneRecordOfTheTimeBeforeBucketsIsReadAndDividedWhenItIsTouched() {
    observe(600);
    drain(projection(engine.records()), engine.records(), 1_000);
    List<Evidence> all = read(engine.records());
    Await.get(
        engine
            .records()
            .write(
                List.of(
                    new RecordWrite.Put(
                        ProjectionRecords.EVIDENCE,
                        FIRST,
                        RecordWrite.ANY_REVISION,
                        RecordForm.write(
                            EvidenceRecord.of(
                                FRAMEWORK.versionId(), ANN_TALKING, new EvidenceBuckets(1), all)),
                        Map.of()))));
    deleteBuckets();
    assertThat(evidence(engine.records())).hasSize(1);
    assertThat(read(engine.records())).isEqualTo(all);
    observe(1);
    drain(projection(engine.records()), engine.records(), 1_000);
    RecordStore rebuilt = new ModelEngine(() -> START).records();
    drain(projection(rebuilt), rebuilt, 10_000);
    assertThat(ProjectionContract.dump(engine.records()))
        .isEqualTo(ProjectionContract.dump(rebuilt));
  }

  private void deleteBuckets() {
    Await.get(
        engine
            .records()
            .write(
                evidence(engine.records()).stream()
                    .filter(stored -> !stored.id().equals(FIRST))
                    .<RecordWrite>map(
                        stored ->
                            new RecordWrite.Delete(
                                ProjectionRecords.EVIDENCE, stored.id(), RecordWrite.ANY_REVISION))
                    .toList()));
  }

  @Test
  void aReaderWhomANewDivisionOvertakesReadsAgain() {
    observe(500);
    CompetencyProjection projection = projection(engine.records());
    drain(projection, engine.records(), 1_000);
    int[] overtaken = {0};
    RecordStore slow =
        new Overtaken(
            engine.records(),
            () -> {
              if (overtaken[0]++ == 0) {
                observe(100);
                drain(projection, engine.records(), 1_000);
              }
            });
    assertThat(read(slow)).hasSize(600);
  }

  @Test
  void whatIsRetiredLosesAllItsBuckets() {
    observe(600);
    drain(projection(engine.records()), engine.records(), 1_000);
    Await.get(new RetiredRecords(engine.records(), new AtOnce()).delete(GENERATION));
    assertThat(ProjectionContract.dump(engine.records())).isEmpty();
  }

  @Test
  void howManyBucketsThereAreFollowsFromTheNumberOfItems() {
    assertThat(
            IntStream.of(0, 1, 256, 257, 512, 513, 1024, 1025, 100_000)
                .map(items -> EvidenceBuckets.of(items).count()))
        .containsExactly(0, 1, 1, 4, 4, 8, 8, 16, 1024);
  }

  /** Somebody else is quicker after each reading of records by their ids. */
  private record Overtaken(RecordStore records, Runnable meanwhile) implements RecordStore {
    @Override
    public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
      return records.find(collection, id);
    }

    @Override
    public Future<Map<String, StoredRecord>> findAll(
        RecordCollection collection, Collection<String> ids) {
      Future<Map<String, StoredRecord>> found = records.findAll(collection, ids);
      meanwhile.run();
      return found;
    }

    @Override
    public Future<RecordPage> list(RecordQuery query) {
      return records.list(query);
    }

    @Override
    public Future<WriteOutcome> write(List<RecordWrite> writes) {
      return records.write(writes);
    }
  }
}
