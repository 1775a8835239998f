package dev.attain.storage.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.documents.DocumentKey;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordWrite;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.Holdings;
import dev.attain.storage.MigrationNote;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.embedded.DataFolderException;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedHoldings;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.storage.mongo.MongoEngine;
import dev.attain.storage.mongo.MongoHoldings;
import dev.attain.storage.mongo.MongoRefusedException;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.TestMongo;
import dev.attain.xapi.Sha2;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {
  private static final MigrationListener NOBODY = (work, stage, items) -> {};

  private final TestMongo server = TestMongo.server();
  private final MongoSettings database = server.freshDatabase();
  private final Vertx vertx = Vertx.vertx();
  private final TestClock clock = new TestClock();
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Samples samples = new Samples(random);
  @TempDir private Path folder;

  @AfterEach
  void drop() {
    server.drop(database);
    Await.get(vertx.close());
  }

  @Test
  void whatWentIntoMongoDbAndBackIsWhatItWas() {
    fill("first");
    assertThat(moved(folder("first"), mongo()).isSame()).as("seed %d", seed).isTrue();
    assertThat(moved(mongo(), folder("second")).isSame()).as("seed %d", seed).isTrue();

    try (Engine first = embedded("first");
        Engine second = embedded("second")) {
      requireSame(first.engine, second.engine);
    }
  }

  @Test
  void mongoDbAnswersAsTheDataFolderDid() {
    fill("first");
    moved(folder("first"), mongo());

    try (Engine first = embedded("first");
        Engine second = mongoEngine()) {
      requireSame(first.engine, second.engine);
    }
  }

  @Test
  void positionsGoOnAboveAllThatWasEverGivenOutAlsoWhenAClockIsBehind() {
    clock.move(Duration.ofDays(3_000));
    fill("first");
    Position last;
    try (Engine first = embedded("first")) {
      clock.move(Duration.ofHours(1));
      last = first.engine.statements().safeHorizon();
    }
    moved(folder("first"), mongo());
    clock.move(Duration.ofDays(-2_000));
    try (Engine second = mongoEngine()) {
      assertThat(appended(second.engine, "later")).isGreaterThan(last);
    }
    moved(mongo(), folder("second"));
    try (Engine third = embedded("second")) {
      assertThat(appended(third.engine, "latest")).isGreaterThan(last);
    }
  }

  private static Position appended(StorageEngine engine, String name) {
    AppendOutcome outcome =
        Await.get(engine.statements().append(List.of(Drafts.statement(name, "x"))));
    return ((AppendOutcome.Appended) outcome).last();
  }

  @Test
  void aMigrationThatIsCutOffAnywhereGoesOn() {
    fill("first");
    int cuts = cutOffAgainAndAgain(this::mongo);
    assertThat(cuts).as("seed %d", seed).isGreaterThan(3);
    cuts = cutOffAgainAndAgain(() -> folder("second"));
    assertThat(cuts).as("seed %d", seed).isGreaterThan(3);
    assertThat(compared(folder("second"), mongo()).isSame()).as("seed %d", seed).isTrue();
  }

  private int cutOffAgainAndAgain(Supplier<Holdings> target) {
    for (int cuts = 0; ; cuts++) {
      Interruption interruption =
          new Interruption(1 + random.nextInt(10 * (cuts + 1)), random.nextBoolean());
      Holdings from = folder("first");
      Holdings to = target.get();
      try {
        if (new Migration(from, interruption.in(to), NOBODY).run().isSame()) {
          return cuts;
        }
        throw new AssertionError("not the same, seed " + seed);
      } catch (Interruption cut) {
        // And again.
      } finally {
        Await.get(from.close());
        Await.get(to.close());
      }
    }
  }

  @Test
  void anUnfinishedTargetServesNobodyUntilItIsFinished() {
    fill("first");
    for (Supplier<Holdings> target : List.<Supplier<Holdings>>of(this::mongo, () -> folder("b"))) {
      assertThatThrownBy(() -> run(folder("first"), new Interruption(4, false).in(target.get())));
    }
    assertThatThrownBy(() -> embedded("b"))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("part of what a migration brings");
    assertThat(Await.failure(MongoEngine.open(database, clock, vertx)))
        .isInstanceOf(MongoRefusedException.class)
        .hasMessageContaining("part of what a migration brings");
    moved(folder("first"), mongo());
    mongoEngine().close();
  }

  @Test
  void aTargetIsEmptyOrOfTheSameSource() {
    fill("first");
    try (Engine other = embedded("other")) {
      appended(other.engine, "one");
    }
    assertThatThrownBy(() -> moved(folder("first"), folder("other")))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("not empty");

    assertThatThrownBy(() -> run(folder("first"), new Interruption(30, false).in(folder("half"))));
    assertThatThrownBy(() -> moved(folder("other"), folder("half")))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("not from this source");
    assertThatThrownBy(() -> moved(folder("half"), mongo()))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("only a part");
  }

  @Test
  void whatWasMovedIsOnlyComparedWhenMovedAgain() {
    fill("first");
    moved(folder("first"), mongo());
    assertThat(moved(folder("first"), mongo()).isSame()).isTrue();

    try (Engine second = mongoEngine()) {
      appended(second.engine, "more");
    }
    Comparison comparison = moved(folder("first"), mongo());
    assertThat(comparison.isSame()).isFalse();
    assertThat(
            comparison.lines().stream().filter(line -> !line.isSame()).map(Comparison.Line::stage))
        .containsExactly(MigrationNote.Stage.STATEMENTS);
  }

  @Test
  void aDatabaseInUseIsRefused() {
    fill("first");
    Engine running = mongoEngine();
    try {
      assertThatThrownBy(() -> moved(folder("first"), mongo()))
          .isInstanceOf(MongoRefusedException.class)
          .hasMessageContaining("in use");
      assertThatThrownBy(() -> moved(mongo(), folder("second")))
          .isInstanceOf(MongoRefusedException.class);
    } finally {
      running.close();
    }
  }

  @Test
  void aSourceHasToBeThere() {
    assertThatThrownBy(() -> EmbeddedHoldings.openExisting(settings(folder.resolve("none")), clock))
        .isInstanceOf(DataFolderException.class);
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(Await.failure(MongoHoldings.openExisting(database, clock, vertx)))
        .isInstanceOf(MongoRefusedException.class)
        .hasMessageContaining("nothing of Attain");
  }

  @Test
  void aContentThatIsNotWhatItsHashSaysStopsTheMigration() throws Exception {
    fill("first");
    Path damaged;
    try (Stream<Path> files = Files.walk(folder.resolve("first/attachments"))) {
      damaged = files.filter(file -> Files.isRegularFile(file)).findFirst().orElseThrow();
    }
    Files.writeString(damaged, "something else");

    assertThatThrownBy(() -> moved(folder("first"), folder("second")))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining(damaged.getFileName().toString());
  }

  /** Both engines answer everything alike. */
  private void requireSame(StorageEngine first, StorageEngine second) {
    List<StoredStatement> log = all(first.statements());
    List<StoredStatement> other = all(second.statements());
    assertThat(log).hasSizeGreaterThan(100);
    assertThat(log).anyMatch(StoredStatement::voided);
    assertThat(texts(other)).as("seed %d", seed).isEqualTo(texts(log));
    for (int i = 0; i < 200; i++) {
      PositionQuery query = samples.statements().query(clock);
      assertThat(texts(Await.get(second.statements().query(query)).statements()))
          .as("seed %d, %s", seed, query)
          .isEqualTo(texts(Await.get(first.statements().query(query)).statements()));
    }
    for (int i = 0; i < 50; i++) {
      List<NewStatement> batch = samples.statements().batch();
      assertThat(withoutPosition(Await.get(second.statements().append(batch))))
          .as("seed %d, batch %d", seed, i)
          .isEqualTo(withoutPosition(Await.get(first.statements().append(batch))));
    }
    for (DocumentKey key : samples.documents) {
      assertThat(Await.get(second.documents().find(key)))
          .usingRecursiveComparison()
          .isEqualTo(Await.get(first.documents().find(key)));
    }
    for (Sha2 hash : samples.contents) {
      assertThat(Await.get(second.attachments().findLength(hash)))
          .isPresent()
          .isEqualTo(Await.get(first.attachments().findLength(hash)));
    }
    requireSameRecords(first, second);
  }

  private void requireSameRecords(StorageEngine first, StorageEngine second) {
    for (RecordQuery query :
        List.of(
            RecordQuery.all(Samples.THINGS, 1_000),
            RecordQuery.all(Samples.THINGS_HEAD, 1_000),
            RecordQuery.equal(Samples.THINGS, "colour", "a", 1_000),
            RecordQuery.startingWith(Samples.THINGS, "size", "aa", 1_000))) {
      assertThat(Await.get(second.records().list(query)).records())
          .usingRecursiveFieldByFieldElementComparator()
          .isNotEmpty()
          .containsExactlyElementsOf(Await.get(first.records().list(query)).records());
    }
    long revision =
        Await.get(second.records().find(Samples.THINGS_HEAD, "head")).orElseThrow().revision();
    RecordWrite late =
        new RecordWrite.Put(
            Samples.THINGS_HEAD, "head", revision - 1, Drafts.json("x"), java.util.Map.of());
    assertThat(Await.get(second.records().write(List.of(late))))
        .isEqualTo(Await.get(first.records().write(List.of(late))));
  }

  private static Object withoutPosition(AppendOutcome outcome) {
    return outcome instanceof AppendOutcome.Appended appended
        ? List.of(appended.appended(), appended.alreadyKnown())
        : outcome;
  }

  private static List<StoredStatement> all(StatementStore store) {
    List<StoredStatement> all = new ArrayList<>();
    Position last = Position.START;
    List<StoredStatement> next = Await.get(store.readForward(last, 1_000));
    while (!next.isEmpty()) {
      all.addAll(next);
      last = next.get(next.size() - 1).position();
      next = Await.get(store.readForward(last, 1_000));
    }
    return all;
  }

  private static List<String> texts(List<StoredStatement> statements) {
    return statements.stream()
        .map(s -> s.id() + " " + s.position() + " " + s.voided() + " " + Drafts.name(s))
        .toList();
  }

  private Comparison moved(Holdings from, Holdings to) {
    return run(from, to);
  }

  private static Comparison run(Holdings from, Holdings to) {
    try {
      return new Migration(from, to, NOBODY).run();
    } finally {
      Await.get(from.close());
      Await.get(to.close());
    }
  }

  private static Comparison compared(Holdings from, Holdings to) {
    try {
      return new Migration(from, to, NOBODY).compare();
    } finally {
      Await.get(from.close());
      Await.get(to.close());
    }
  }

  private void fill(String name) {
    try (Engine engine = embedded(name)) {
      samples.fill(engine.engine, clock);
    }
  }

  private Holdings folder(String name) {
    return EmbeddedHoldings.open(settings(folder.resolve(name)), clock);
  }

  private Holdings mongo() {
    return Await.get(MongoHoldings.open(database, clock, vertx));
  }

  private static EmbeddedSettings settings(Path path) {
    return EmbeddedSettings.defaults(path).withDurability(Durability.OPERATING_SYSTEM);
  }

  private Engine embedded(String name) {
    return new Engine(EmbeddedEngine.open(settings(folder.resolve(name)), clock));
  }

  private Engine mongoEngine() {
    return new Engine(Await.get(MongoEngine.open(database, clock, vertx)));
  }

  /** An engine until it is closed. */
  private record Engine(StorageEngine engine) implements AutoCloseable {
    @Override
    public void close() {
      Await.get(engine.close());
    }
  }
}
