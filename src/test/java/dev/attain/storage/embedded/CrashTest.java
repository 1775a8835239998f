package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.documents.Document;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.Sha2;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed (SIGKILL) at random moments, many times on one data folder; in
 * the second test, what was not synced by then is torn as by a power failure. Nothing acknowledged
 * is lost, no batch is half there, the index agrees with the log, and figures and rollups, once
 * they have caught up, equal those that are made anew from the log. {@code -Dcrash.rounds=200} for
 * more rounds, {@code -Dcrash.seed} for the same writes and kills about the same.
 */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 8);
  private static final int MAX_ACKNOWLEDGED = 150;
  private static final int MAX_CHECKPOINTS = 12;
  private static final int MAX_MILLIS_MORE = 30;

  /** So many rounds are on one folder: each reads its whole log. */
  private static final int LIVES = 20;

  private static final Position END = new Position(Long.MAX_VALUE);

  private final long seed = Long.getLong("crash.seed", new Random().nextInt());
  private final Random random = new Random(seed);

  /** Is given the batches that survived, in their order, and then knows what queries must give. */
  private ModelEngine model = new ModelEngine(new TestClock());

  private Position checked = Position.START;
  private Path folder = Path.of("");
  @TempDir private Path parent;

  private final CrashFigures figures = new CrashFigures();

  @AfterEach
  void close() {
    figures.close();
  }

  @Test
  void noAcknowledgedWriteIsLostAndNoBatchIsHalfStored() throws Exception {
    rounds((round, killed) -> killed);
  }

  @Test
  void aPowerFailureTakesNothingThatWasAcknowledged() throws Exception {
    rounds(
        (round, killed) -> {
          Killed synced = killed.beforeLastSync();
          new PowerFailure(folder, random).strike(killed, unacknowledgedContents(round, killed));
          return synced;
        });
  }

  /** What happens to the folder after the process was killed. */
  private interface Aftermath {
    /** Returns what must have survived it. */
    Killed of(CrashRound round, Killed killed) throws IOException;
  }

  private void rounds(Aftermath aftermath) throws Exception {
    System.out.println("seed " + seed);
    int acknowledged = 0;
    int checkpoints = 0;
    for (int i = 0; i < ROUNDS; i++) {
      if (i % LIVES == 0) {
        folder = parent.resolve("life-" + i / LIVES);
        model = new ModelEngine(new TestClock());
        checked = Position.START;
      }
      CrashRound round = new CrashRound(seed, i);
      Killed kept = aftermath.of(round, writeUntilKilled(round));
      EmbeddedEngine engine =
          EmbeddedEngine.open(CrashRound.settings(folder), InstantSource.system());
      try {
        Set<Integer> survivors = wholeBatches(round, engine.statements());
        assertThat(survivors)
            .as("statements, round %d", i)
            .containsAll(kept.acknowledged(Killed.Kind.STATEMENTS));
        assertThat(wholeRecords(round, engine))
            .as("records, round %d", i)
            .containsAll(kept.acknowledged(Killed.Kind.RECORDS));
        assertDocuments(round, engine, kept.acknowledged(Killed.Kind.DOCUMENTS));
        assertContents(round, engine, kept.acknowledged(Killed.Kind.CONTENTS));
        assertIndexAgrees(engine.statements());
        figures.require(engine, kept.checkpoints());
      } finally {
        Await.get(engine.close());
      }
      acknowledged += kept.acknowledged(Killed.Kind.STATEMENTS).size();
      checkpoints += kept.checkpointsAcknowledged();
    }
    System.out.printf(
        "%d rounds, %d batches and %d checkpoints had to survive%n",
        ROUNDS, acknowledged, checkpoints);
    assertThat(acknowledged).isPositive();
  }

  private List<Path> unacknowledgedContents(CrashRound round, Killed killed) {
    Set<Integer> acknowledged = killed.acknowledged(Killed.Kind.CONTENTS);
    int last = acknowledged.stream().mapToInt(n -> n).max().orElse(0);
    AttachmentFolder contents = AttachmentFolder.reading(folder.resolve("attachments"));
    return IntStream.rangeClosed(0, last + 20)
        .filter(batch -> !acknowledged.contains(batch))
        .mapToObj(batch -> contents.file(round.contentHash(batch)))
        .toList();
  }

  private Killed writeUntilKilled(CrashRound round) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString(),
                Long.toString(seed),
                Integer.toString(round.round()))
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    // Not by time, so that slow machines see as much; figures follow later than the rest.
    boolean following = random.nextBoolean();
    String counted = following ? "ACK CHECKPOINT projection" : "ACK ";
    int lives = 1 + random.nextInt(following ? MAX_CHECKPOINTS : MAX_ACKNOWLEDGED);
    try (BufferedReader output = child.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(counted) && --lives == 0) {
          killSoon(child);
        }
        lines.add(line);
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(lines).as("an acknowledgement").anyMatch(line -> line.startsWith("ACK "));
    assertThat(lines).noneMatch(line -> line.startsWith("REFUSED"));
    return Killed.of(lines);
  }

  private void killSoon(Process child) {
    int millis = random.nextInt(MAX_MILLIS_MORE);
    Thread killer =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(millis);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              } finally {
                // Process.destroyForcibly closes the output too: what was said is lost.
                child.toHandle().destroyForcibly();
              }
            });
    killer.start();
  }

  private static void assertDocuments(
      CrashRound round, EmbeddedEngine engine, Set<Integer> acknowledged) {
    int last = acknowledged.stream().mapToInt(n -> n).max().orElse(0);
    for (int batch = 0; batch <= last + 5; batch++) {
      Optional<Document> found = Await.get(engine.documents().find(round.documentKey(batch)));
      if (acknowledged.contains(batch) || found.isPresent()) {
        assertThat(found).as("document %d of round %d", batch, round.round()).isPresent();
        assertThat(found.get().content()).isEqualTo(round.document(batch).content());
      }
    }
  }

  private static void assertContents(
      CrashRound round, EmbeddedEngine engine, Set<Integer> acknowledged) {
    int last = acknowledged.stream().mapToInt(n -> n).max().orElse(0);
    for (int batch = 0; batch <= last + 5; batch++) {
      Sha2 hash = round.contentHash(batch);
      byte[] content = round.content(batch);
      Optional<Long> length = Await.get(engine.attachments().findLength(hash));
      if (acknowledged.contains(batch) || length.isPresent()) {
        assertThat(length)
            .as("content %d of round %d", batch, round.round())
            .contains((long) content.length);
        ByteBuffer read = Await.get(engine.attachments().read(hash, 0, content.length + 1));
        assertThat(read).isEqualTo(ByteBuffer.wrap(content));
      }
    }
  }

  /** The batches in the log since the last round; each must be there with all its statements. */
  private Set<Integer> wholeBatches(CrashRound round, StatementStore statements) {
    List<String> names = new ArrayList<>();
    Set<Integer> batches = new LinkedHashSet<>();
    List<StoredStatement> page = Await.get(statements.readForward(checked, 1_000));
    while (!page.isEmpty()) {
      page.forEach(statement -> names.add(Drafts.name(statement)));
      checked = page.get(page.size() - 1).position();
      page = Await.get(statements.readForward(checked, 1_000));
    }
    names.forEach(name -> batches.add(CrashRound.batchOf(name)));
    List<String> expected = new ArrayList<>();
    for (int batch : batches) {
      round.batch(batch).forEach(draft -> expected.add(Drafts.name(draft)));
      Await.get(model.statements().append(round.batch(batch)));
    }
    assertThat(names).as("round %d", round.round()).isEqualTo(expected);
    return batches;
  }

  private static Set<Integer> wholeRecords(CrashRound round, EmbeddedEngine engine) {
    Set<Integer> first = batches(CrashRound.FIRST, round, engine);
    assertThat(batches(CrashRound.SECOND, round, engine)).isEqualTo(first);
    for (RecordCollection collection : List.of(CrashRound.FIRST, CrashRound.SECOND)) {
      RecordQuery byId =
          new RecordQuery(collection, null, round.round() + "-", false, null, 10_000);
      assertThat(Await.get(engine.records().list(byId)).records()).hasSize(first.size());
    }
    return first;
  }

  private static Set<Integer> batches(
      RecordCollection collection, CrashRound round, EmbeddedEngine engine) {
    RecordQuery query = RecordQuery.equal(collection, "round", "r" + round.round(), 10_000);
    Set<Integer> batches = new HashSet<>();
    for (StoredRecord stored : Await.get(engine.records().list(query)).records()) {
      batches.add(CrashRound.batchOf(stored.id()));
    }
    return batches;
  }

  private void assertIndexAgrees(StatementStore statements) {
    for (int i = 0; i < CrashRound.TERMS; i++) {
      for (String[] terms : new String[][] {{"t" + i}, {"t" + i, "t0"}}) {
        PositionQuery query =
            new PositionQuery(Drafts.terms(terms), Position.START, END, false, 1_000);
        assertThat(names(statements, query)).isEqualTo(names(model.statements(), query));
      }
    }
  }

  private static List<String> names(StatementStore statements, PositionQuery query) {
    return Await.get(statements.query(query)).statements().stream().map(Drafts::name).toList();
  }
}
