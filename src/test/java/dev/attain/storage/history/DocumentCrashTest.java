package dev.attain.storage.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process whose clients write documents is killed (SIGKILL), again and again on one data folder.
 * Over all its lives each document is one register: what was acknowledged is there, and what was
 * under way took place before the end of its process or never.
 */
class DocumentCrashTest {
  private static final int USUAL_ROUNDS = 4;

  /** So many lives are one history; then come other documents, so that the search stays small. */
  private static final int LIVES = 4;

  private static final int MAX_ANSWERS = 200;
  private static final int READER = 99;

  private final List<Operation> operations = new ArrayList<>();
  private long moment;
  @TempDir private Path folder;

  @Test
  void documentsAreRegistersOverTheLivesOfTheirProcess() throws Exception {
    Rounds rounds = Rounds.of("documents, killed", USUAL_ROUNDS);
    for (int i = 0; i < rounds.count(); i++) {
      if (i % LIVES == 0) {
        operations.clear();
      }
      String group = "g" + i / LIVES;
      writeUntilKilled(rounds.seed(i), group);
      readAll(group);
      new DocumentHistory(rounds.say(i), operations).requireLinearizable();
    }
    long unknown = operations.stream().filter(Operation::isUnknown).count();
    System.out.println(unknown + " of the last " + operations.size() + " were cut off");
  }

  private void writeUntilKilled(long seed, String group) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DocumentCrashWriter.class.getName(),
                folder.toString(),
                Long.toString(seed),
                group)
            .redirectErrorStream(true)
            .start();
    int answers = 1 + new Random(seed).nextInt(MAX_ANSWERS);
    List<String> others = new ArrayList<>();
    Map<Integer, Operation> underWay = new HashMap<>();
    try (BufferedReader output = child.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        CrashLine said = CrashLine.parse(line).orElse(null);
        if (said == null) {
          others.add(line);
        } else if (note(said, underWay) && --answers == 0) {
          // Process.destroyForcibly closes the output too: what was said and not read is lost.
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(answers).as("output: %s", others).isNotPositive();
    long end = moment++;
    underWay.values().forEach(operation -> operations.add(operation.endedBy(end)));
    operations.sort(Comparator.comparingLong(Operation::invoked));
  }

  /** What lines come after each other were said after each other; whether it is an answer. */
  private boolean note(CrashLine said, Map<Integer, Operation> underWay) {
    Answer answer = said.answer();
    if (answer == null) {
      underWay.put(
          said.number(),
          new Operation(
              said.client(), said.key(), said.call(), Answer.UNKNOWN, moment++, Operation.OPEN));
      return false;
    }
    long invoked = Objects.requireNonNull(underWay.remove(said.number())).invoked();
    operations.add(
        new Operation(said.client(), said.key(), said.call(), answer, invoked, moment++));
    return true;
  }

  private void readAll(String group) {
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try {
      PortClient client = PortClient.of(engine.documents(), false);
      for (String key : DocumentCrashWriter.keys(group)) {
        Answer found = client.ask(key, new Call.Get());
        operations.add(new Operation(READER, key, new Call.Get(), found, moment++, moment++));
      }
    } finally {
      Await.get(engine.close());
    }
  }
}
