package dev.attain.storage.embedded;

import dev.attain.records.WriteOutcome;
import dev.attain.statements.AppendOutcome;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * The child process of the crash test: writes until it is killed, and says what was acknowledged.
 */
final class CrashWriter {
  /** Ends each line, so that the parent can tell a line that the kill cut off. */
  static final String END_OF_LINE = " .";

  private static final int IN_FLIGHT = 6;

  private CrashWriter() {}

  /** Arguments: the data folder, the seed, the round. */
  public static void main(String[] arguments) throws InterruptedException {
    CrashRound round = new CrashRound(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    EmbeddedEngine engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(Path.of(arguments[0])), InstantSource.system());
    Semaphore free = new Semaphore(IN_FLIGHT);
    for (int i = 0; ; i++) {
      int batch = i;
      free.acquire(2);
      engine
          .statements()
          .append(round.batch(batch))
          .onComplete(
              answer -> {
                say(answer.result() instanceof AppendOutcome.Appended, "STATEMENTS " + batch);
                free.release();
              });
      engine
          .records()
          .write(round.records(batch))
          .onComplete(
              answer -> {
                say(answer.result() instanceof WriteOutcome.Written, "RECORDS " + batch);
                free.release();
              });
    }
  }

  private static void say(boolean acknowledged, String line) {
    System.out.println((acknowledged ? "ACK " : "REFUSED ") + line + END_OF_LINE);
  }
}
