package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.feed.Scheduler;
import dev.attain.people.Identities;
import dev.attain.records.RecordStore;
import dev.attain.statements.NewStatement;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures kept while statements arrive in any order, twice, late, voided, with restarts and failing
 * writes, are those of a rebuild from zero: at the size of a department. More rounds: {@code
 * -Dattain.scale.rounds=20}; a seed again: {@code -Dattain.scale.seed=…}.
 */
class ProjectionAtScaleTest {
  private static final int PEOPLE = 200;
  private static final int STATEMENTS_EACH = 50;
  private static final int APPENDED_AT_A_TIME = 10_000;
  private static final Framework FRAMEWORK = TwelveCompetencies.framework();
  private static final EvidenceMapping MAPPING = CompiledMapping.of(FRAMEWORK, Map.of());

  @TempDir Path folder;

  @Test
  void aDepartmentsFiguresEqualThoseOfARebuild() {
    long base = Long.getLong("attain.scale.seed", System.nanoTime());
    for (int round = 0; round < Integer.getInteger("attain.scale.rounds", 1); round++) {
      long seed = base + round;
      System.out.println("ProjectionAtScaleTest seed " + seed);
      EmbeddedEngine engine = engine("round-" + round);
      EmbeddedEngine rebuilt = engine("rebuilt-" + round);
      try {
        figuresEqualARebuild(engine, rebuilt.records(), new Random(seed));
      } finally {
        Await.get(engine.close());
        Await.get(rebuilt.close());
      }
    }
  }

  private EmbeddedEngine engine(String name) {
    // No process dies here, so that nothing is gained from waiting for the disk.
    return EmbeddedEngine.open(
        EmbeddedSettings.defaults(folder.resolve(name)).withDurability(Durability.OPERATING_SYSTEM),
        InstantSource.system());
  }

  private static void figuresEqualARebuild(
      EmbeddedEngine engine, RecordStore rebuilt, Random random) {
    List<NewStatement> all = TwelveCompetencies.statements(random, PEOPLE, STATEMENTS_EACH);
    RecordStore failing = new FailingRecords(engine.records(), random, 0.05);
    CompetencyProjection projection = projection(engine, failing);
    Strand strand = resume(projection, engine.records());
    for (int start = 0; start < all.size(); start += APPENDED_AT_A_TIME) {
      List<NewStatement> some =
          all.subList(start, Math.min(all.size(), start + APPENDED_AT_A_TIME));
      // One batch has an id once; the next ones may have it again.
      Await.get(engine.statements().append(List.copyOf(new LinkedHashSet<>(some))));
      if (random.nextInt(10) == 0) {
        projection = projection(engine, failing);
        strand = resume(projection, engine.records());
      }
      if (random.nextInt(3) > 0) {
        strand = step(projection, engine, strand, 5_000 + random.nextInt(5_001));
      }
    }
    drain(projection(engine, engine.records()), engine.statements(), engine.records(), 10_000);
    drain(projection(engine, rebuilt), engine.statements(), rebuilt, 10_000);

    byte[] kept = export(engine.records(), 1 + random.nextInt(PEOPLE * 2));
    assertThat(lines(kept)).isGreaterThan(PEOPLE * 11);
    assertThat(Arrays.equals(kept, export(rebuilt, PEOPLE * 2))).isTrue();
  }

  private static CompetencyProjection projection(EmbeddedEngine engine, RecordStore records) {
    return new CompetencyProjection(
        FRAMEWORK,
        0,
        MAPPING,
        engine.statements()::find,
        stored -> StatementJson.read(stored.json()),
        records);
  }

  private static Strand resume(CompetencyProjection projection, RecordStore records) {
    projection.forget();
    return Await.get(new Strands(records, projection.generation()).all()).get(0);
  }

  private static Strand step(
      CompetencyProjection projection, EmbeddedEngine engine, Strand from, int batchSize) {
    List<StoredStatement> batch =
        Await.get(engine.statements().readForward(from.position(), batchSize));
    return batch.isEmpty()
        ? from
        : Await.get(
            projection
                .accept(batch, from, Identities.NONE)
                .recover(failure -> Future.succeededFuture(resume(projection, engine.records()))));
  }

  private static void drain(
      CompetencyProjection projection, StatementStore log, RecordStore records, int batchSize) {
    Strand strand = resume(projection, records);
    List<StoredStatement> batch = Await.get(log.readForward(strand.position(), batchSize));
    while (!batch.isEmpty()) {
      strand = Await.get(projection.accept(batch, strand, Identities.NONE));
      batch = Await.get(log.readForward(strand.position(), batchSize));
    }
  }

  private static byte[] export(RecordStore records, int peopleKnown) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Await.get(
          new FigureExport(records, Scheduler.on(thread), peopleKnown)
              .write(
                  FRAMEWORK,
                  some -> {
                    out.writeBytes(some);
                    return Future.succeededFuture();
                  }));
      return out.toByteArray();
    } finally {
      thread.shutdown();
    }
  }

  private static long lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().count();
  }
}
