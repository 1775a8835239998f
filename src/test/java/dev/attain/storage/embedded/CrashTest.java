package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed (SIGKILL) at random moments, twenty times on one data folder:
 * nothing acknowledged is lost, no batch is half there, and the index agrees with the log.
 */
class CrashTest {
  private static final int ROUNDS = 20;
  private static final int MAX_MILLIS_OF_WRITING = 250;
  private static final Position END = new Position(Long.MAX_VALUE);

  private final long seed = new Random().nextInt();
  private final Random random = new Random(seed);

  /** Is given the batches that survived, in their order, and then knows what queries must give. */
  private final ModelEngine model = new ModelEngine(new TestClock());

  private Position checked = Position.START;
  @TempDir private Path folder;

  @Test
  void noAcknowledgedWriteIsLostAndNoBatchIsHalfStored() throws Exception {
    System.out.println("seed " + seed);
    int acknowledged = 0;
    for (int i = 0; i < ROUNDS; i++) {
      CrashRound round = new CrashRound(seed, i);
      Acknowledged acks = writeUntilKilled(round);
      EmbeddedEngine engine =
          EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
      try {
        Set<Integer> survivors = wholeBatches(round, engine.statements());
        assertThat(survivors).as("statements, round %d", i).containsAll(acks.statements);
        assertThat(wholeRecords(round, engine))
            .as("records, round %d", i)
            .containsAll(acks.records);
        assertIndexAgrees(engine.statements());
      } finally {
        Await.get(engine.close());
      }
      acknowledged += acks.statements.size();
    }
    System.out.println(acknowledged + " batches were acknowledged");
    assertThat(acknowledged).isGreaterThanOrEqualTo(ROUNDS);
  }

  private record Acknowledged(Set<Integer> statements, Set<Integer> records) {}

  private Acknowledged writeUntilKilled(CrashRound round) throws Exception {
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
    Acknowledged acks = new Acknowledged(new HashSet<>(), new HashSet<>());
    try (BufferedReader output = child.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (acks.statements.isEmpty() && acks.records.isEmpty() && line.startsWith("ACK ")) {
          killLater(child);
        }
        lines.add(line);
        note(line, acks);
      }
    } catch (IOException e) {
      // The stream of a killed process may end this way too.
      lines.add(e.toString());
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(acks.statements).as("output: %s", lines).isNotEmpty();
    assertThat(lines).noneMatch(line -> line.startsWith("REFUSED"));
    return acks;
  }

  private void killLater(Process child) {
    int millis = random.nextInt(MAX_MILLIS_OF_WRITING);
    Thread killer =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(millis);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              } finally {
                child.destroyForcibly();
              }
            });
    killer.start();
  }

  private static void note(String line, Acknowledged acks) {
    if (line.startsWith("ACK ") && line.endsWith(CrashWriter.END_OF_LINE)) {
      String[] words = line.split(" ");
      Set<Integer> kind = words[1].equals("RECORDS") ? acks.records : acks.statements;
      kind.add(Integer.parseInt(words[2]));
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
