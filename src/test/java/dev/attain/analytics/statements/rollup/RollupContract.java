package dev.attain.analytics.statements.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.statements.AnalystLog;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.FilterMatch;
import dev.attain.analytics.statements.filter.FilterText;
import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.analytics.statements.measure.Groups;
import dev.attain.analytics.statements.measure.Groups.Group;
import dev.attain.analytics.statements.measure.Summary;
import dev.attain.feed.Scheduler;
import dev.attain.people.Identities;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordWrite;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Terms;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What summaries that are kept must come to, on every engine. */
interface RollupContract {
  /** An engine with nothing in it. */
  StorageEngine engine(TestClock clock);

  List<String> FILTERS =
      List.of(
          "",
          "verb = https://example.org/verbs/1",
          "activity in (https://example.org/activities/1, https://example.org/activities/2)",
          "source = lms and timestamp >= 2026-03-02 and timestamp < 2026-03-04",
          "timestamp >= 2026-03-02T05:00:00Z",
          "type = https://example.org/types/1 and timestamp < 2026-03-03T12:00:00Z",
          "verb = https://example.org/verbs/0 and activity = https://example.org/activities/3");

  List<List<Dimension>> GROUPINGS =
      List.of(
          List.of(),
          List.of(Dimension.DAY),
          List.of(Dimension.HOUR),
          List.of(Dimension.VERB, Dimension.WEEK),
          List.of(Dimension.ACTIVITY),
          List.of(Dimension.VERB, Dimension.ACTIVITY, Dimension.DAY),
          List.of(Dimension.SOURCE, Dimension.MONTH),
          List.of(Dimension.TYPE));

  List<ZoneId> ZONES = List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Paris"));

  private static void follow(Rollups rollups) {
    while (Await.get(rollups.step())) {}
  }

  private static RollupBounds atMost(int statements, int readAtOnce) {
    return new RollupBounds(readAtOnce, 1_000_000, statements, 24_000_000, 8, 100_000);
  }

  /** What the statements that are there now come to. */
  private static Groups scanned(
      StatementStore store, Terms terms, Filter filter, Grouping grouping) {
    FilterMatch match = new FilterMatch(filter, WhoIsMeant.NOBODY);
    Groups groups = new Groups();
    for (StoredStatement stored : Await.get(store.readForward(Position.START, 10_000))) {
      StatementRow row = StatementRow.of(stored, terms);
      if (!stored.voided() && match.holds(row)) {
        groups.add(row, grouping);
      }
    }
    return groups;
  }

  private static Map<List<String>, List<Object>> figures(Groups groups, Grouping grouping) {
    return groups.shown(2_000, grouping.by()).groups().stream()
        .collect(Collectors.toMap(Group::key, group -> figures(group.summary())));
  }

  private static List<Object> figures(Summary summary) {
    return List.of(
        summary.count(),
        summary.judged(),
        summary.successes(),
        summary.people(),
        summary.hasScores() ? summary.scores().sum() : "none",
        summary.hasScores() ? summary.scores().quantile(0.5) : "none",
        summary.hasDurations() ? summary.durations().sum() : "none",
        summary.hasDurations() ? summary.durations().max() : "none");
  }

  @Test
  default void summariesSayWhatTheStatementsDoWhateverWasVoidedAndWheneverItWasRead() {
    long seed = Long.getLong("attain.seed", System.nanoTime());
    Random random = new Random(seed);
    TestClock clock = new TestClock();
    StorageEngine engine = engine(clock);
    Terms terms = new Terms();
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    AnalystLog log = new AnalystLog(random, engine.statements(), terms, clock);
    for (int round = 0; round < 12; round++) {
      log.send(random.nextInt(60));
      clock.moveMillis(random.nextInt(20));
      if (random.nextBoolean()) {
        // Another process goes on from what is kept.
        Rollups rollups =
            new Rollups(
                engine.statements(),
                engine.records(),
                terms,
                Scheduler.on(thread),
                new RollupBounds(
                    random.nextInt(1, 50),
                    random.nextInt(1, 100_000),
                    random.nextInt(1, 100),
                    random.nextInt(1, 1_000_000),
                    random.nextInt(2, 5),
                    random.nextInt(1, 2_000)),
                () -> {});
        follow(rollups);
      }
    }
    Rollups last =
        new Rollups(
            engine.statements(),
            engine.records(),
            terms,
            Scheduler.on(thread),
            RollupBounds.reading(random.nextInt(1, 1_000)),
            () -> {});
    follow(last);
    RollupReads reads = new RollupReads(engine.records(), Scheduler.on(thread));
    int answered = 0;
    for (String text : FILTERS) {
      Filter filter = ((FilterText.Reading.Read) FilterText.read(text)).filter();
      for (List<Dimension> by : GROUPINGS) {
        for (ZoneId zone : ZONES) {
          Grouping grouping = new Grouping(by, zone, Identities.NONE, Map.of());
          Optional<RollupReads.Answer> answer = Await.get(reads.answer(filter, grouping));
          if (answer.isPresent()) {
            answered++;
            assertThat(figures(answer.get().groups(), grouping))
                .as("seed %d: %s by %s in %s", seed, text, by, zone)
                .isEqualTo(
                    figures(scanned(engine.statements(), terms, filter, grouping), grouping));
          }
        }
      }
    }
    assertThat(answered).isGreaterThan(50);
    thread.shutdownNow();
    Await.get(engine.close());
  }

  @Test
  default void whatAnEarlierReleaseKeptIsThrownAwayAndAllIsCountedAnew() {
    TestClock clock = new TestClock();
    StorageEngine engine = engine(clock);
    Terms terms = new Terms();
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    new AnalystLog(new Random(1), engine.statements(), terms, clock).send(30);
    clock.moveMillis(10);
    Await.get(
        engine
            .records()
            .write(
                List.of(
                    put(RollupRecord.CHECKPOINT, RollupRecord.LOG, "{\"position\":7}"),
                    put(RollupRecord.COLLECTION, "am 2026-03 -", "{\"b\":\"2026-03\"}"),
                    put(RollupRecord.VOIDED, "of another log", "{\"by\":7}"))));
    RollupReads reads = new RollupReads(engine.records(), Scheduler.on(thread));
    Grouping grouping =
        new Grouping(List.of(Dimension.DAY), ZoneId.of("UTC"), Identities.NONE, Map.of());
    assertThat(Await.get(reads.answer(Filter.EVERYTHING, grouping))).isEmpty();
    follow(
        new Rollups(
            engine.statements(),
            engine.records(),
            terms,
            Scheduler.on(thread),
            atMost(10, 10),
            () -> {}));
    assertThat(
            figures(
                Await.get(reads.answer(Filter.EVERYTHING, grouping)).orElseThrow().groups(),
                grouping))
        .isEqualTo(
            figures(scanned(engine.statements(), terms, Filter.EVERYTHING, grouping), grouping));
    assertThat(Await.get(engine.records().find(RollupRecord.COLLECTION, "am 2026-03 -"))).isEmpty();
    assertThat(Await.get(engine.records().find(RollupRecord.VOIDED, "of another log"))).isEmpty();
    thread.shutdownNow();
    Await.get(engine.close());
  }

  private static RecordWrite put(RecordCollection collection, String id, String json) {
    return new RecordWrite.Put(
        collection, id, RecordWrite.ANY_REVISION, json.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  @Test
  default void ofTwoReadersOneCountsAndTheOtherGoesOnBehindIt() {
    TestClock clock = new TestClock();
    StorageEngine engine = engine(clock);
    Terms terms = new Terms();
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    AnalystLog log =
        new AnalystLog(new Random(System.nanoTime()), engine.statements(), terms, clock);
    log.send(30);
    clock.moveMillis(10);
    AtomicInteger overtaken = new AtomicInteger();
    RollupBounds bounds = atMost(20, 7);
    Rollups one =
        new Rollups(
            engine.statements(), engine.records(), terms, Scheduler.on(thread), bounds, () -> {});
    Rollups other =
        new Rollups(
            engine.statements(),
            engine.records(),
            terms,
            Scheduler.on(thread),
            bounds,
            overtaken::incrementAndGet);
    // Both know where to begin.
    Await.get(one.step());
    Await.get(other.step());
    Await.get(one.step());
    List<String> before = all(engine);
    Await.get(other.step());
    assertThat(overtaken).hasValue(1);
    assertThat(all(engine)).isNotEmpty().isEqualTo(before);
    follow(other);
    assertThat(overtaken).hasValue(1);
    assertThat(all(engine)).isNotEqualTo(before);
    thread.shutdownNow();
    Await.get(engine.close());
  }

  private static List<String> all(StorageEngine engine) {
    return Await.get(engine.records().list(RecordQuery.all(RollupRecord.COLLECTION, 10_000)))
        .records()
        .stream()
        .map(stored -> stored.id() + " " + stored.revision())
        .toList();
  }
}
