package dev.attain.storage.embedded;

import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.Precondition;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.UploadOutcome;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The child process of the crash tests: writes until it is killed, while projections follow, and
 * says what was acknowledged, and which bytes of the write-ahead log were on disk before that.
 */
final class CrashWriter {
  /** Ends each line, so that the parent can tell a line that the kill cut off. */
  static final String END_OF_LINE = " .";

  private static final int IN_FLIGHT = 12;

  /**
   * More than the parent lets it come to, and enough for figures to follow for a while; without an
   * end quick disks would have long logs before the first figures are there.
   */
  private static final int MOST_BATCHES = 300;

  private final EmbeddedEngine engine;
  private final CrashRound round;
  private final CrashFollowers followers;
  private final Semaphore free = new Semaphore(IN_FLIGHT);

  private CrashWriter(EmbeddedEngine engine, CrashRound round, CrashFollowers followers) {
    this.engine = engine;
    this.round = round;
    this.followers = followers;
  }

  /** Arguments: the data folder, the seed, the round. */
  public static void main(String[] arguments) throws InterruptedException {
    endWithTheParent();
    Path folder = Path.of(arguments[0]);
    CrashRound round = new CrashRound(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    EmbeddedEngine engine =
        EmbeddedEngine.open(CrashRound.settings(folder), InstantSource.system());
    // On the committer's thread: what is in the log by now was synced, and nothing else is there.
    engine.statements().onAppend(() -> saySynced(folder.resolve("database")));
    CrashFollowers followers = CrashFollowers.start(engine, CrashWriter::say);
    new CrashWriter(engine, round, followers).writeAll();
    // Figures follow, until the parent has heard enough.
    Thread.currentThread().join();
  }

  /** A parent that was killed itself kills nobody any more. */
  private static void endWithTheParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // Its end may be told this way too.
                say("the parent is gone: " + e);
              } finally {
                Runtime.getRuntime().halt(1);
              }
            });
    watch.setDaemon(true);
    watch.start();
  }

  private void writeAll() throws InterruptedException {
    for (int i = 0; i < MOST_BATCHES; i++) {
      int batch = i;
      free.acquire(4);
      told(
          "STATEMENTS " + batch,
          engine.statements().append(round.batch(batch)),
          AppendOutcome.Appended.class::isInstance);
      told(
          "RECORDS " + batch,
          engine.records().write(round.records(batch)),
          WriteOutcome.Written.class::isInstance);
      told(
          "DOCUMENTS " + batch,
          engine
              .documents()
              .put(round.documentKey(batch), round.document(batch), Precondition.NONE),
          DocumentOutcome.Done.class::isInstance);
      told("CONTENTS " + batch, upload(batch), UploadOutcome.Kept.class::isInstance);
      round.disturb(batch, followers);
    }
  }

  private Future<UploadOutcome> upload(int batch) {
    return engine
        .attachments()
        .upload(round.contentHash(batch))
        .compose(
            upload ->
                upload
                    .write(ByteBuffer.wrap(round.content(batch)))
                    .compose(written -> upload.finish()));
  }

  private void told(String what, Future<?> answer, Predicate<Object> acknowledges) {
    answer.onComplete(
        done -> {
          boolean acknowledged = done.succeeded() && acknowledges.test(done.result());
          // A disk that is slow for long enough is no failure of what is tested here.
          boolean putOff = done.failed() && engine.isRetryable(done.cause());
          say((acknowledged ? "ACK " : putOff ? "LATER " : "REFUSED ") + what);
          free.release();
        });
  }

  private static void saySynced(Path database) {
    StringBuilder line = new StringBuilder("SYNCED");
    try (Stream<Path> files = Files.list(database)) {
      List<Path> logs = files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
      for (Path log : logs) {
        line.append(' ').append(log.getFileName()).append(':').append(Files.size(log));
      }
    } catch (NoSuchFileException e) {
      // One that was no longer needed went meanwhile: the next group tells.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    say(line.toString());
  }

  private static void say(String line) {
    System.out.println(line + END_OF_LINE);
  }
}
