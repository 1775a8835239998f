package dev.attain.app;

import dev.attain.client.Endpoint;
import dev.attain.client.ProgressBar;
import dev.attain.client.Rejection;
import dev.attain.client.SendCounts;
import dev.attain.client.SendListener;
import dev.attain.client.SendState;
import dev.attain.client.StatementSource.Place;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Shows how sending goes on, and keeps where it could go on later. */
final class SendReport implements SendListener {
  private static final int MOST_REASONS = 100;
  private static final long KEEP_NANOS = 1_000_000_000L;

  private final ProgressBar bar;
  private final ToLongFunction<Place> part;
  private @Nullable Path file;
  private @Nullable SendState state;
  private long kept = System.nanoTime();
  private long reasons;
  private long lastPart;
  private boolean ended;

  /**
   * @param whole 100 percent; 0 when unknown
   * @param part how much of the whole is settled at a place
   */
  SendReport(PrintStream errors, String label, long whole, ToLongFunction<Place> part) {
    this.bar = new ProgressBar(errors, ProgressBar.onTerminal(), label, whole);
    this.part = part;
  }

  /** From now on, keep the place beside the file, about every second. */
  synchronized void keep(Path sent, Endpoint endpoint, String fingerprint) {
    file = sent;
    state =
        new SendState(endpoint.xapi().toString(), fingerprint, Place.BEGINNING, SendCounts.NONE);
  }

  void say(String line) {
    bar.say(line);
  }

  @Override
  public synchronized void rejected(Rejection rejection) {
    if (reasons < MOST_REASONS) {
      bar.say("line " + rejection.line() + ": rejected, " + rejection.reason());
    } else if (reasons == MOST_REASONS) {
      bar.say("… more rejected statements are only counted");
    }
    reasons++;
  }

  @Override
  public synchronized void progressed(SendCounts soFar, Place settled, SendCounts atSettled) {
    lastPart = part.applyAsLong(settled);
    bar.show(lastPart, soFar.total());
    if (state != null) {
      state = new SendState(state.endpoint(), state.fingerprint(), settled, atSettled);
      if (System.nanoTime() - kept >= KEEP_NANOS) {
        save();
      }
    }
  }

  /** Keeps the last place at once, unless the sending has come to its end. */
  synchronized void keepNow() {
    if (!ended && state != null && state.settled().offset() > 0) {
      save();
    }
  }

  private void save() {
    kept = System.nanoTime();
    if (file == null || state == null) {
      return;
    }
    try {
      state.save(file);
    } catch (IOException e) {
      bar.say("The place can't be kept beside the file (" + e.getMessage() + ")");
      state = null;
    }
  }

  /**
   * Prints the counts.
   *
   * @return the exit code
   */
  synchronized int end(SendCounts counts, PrintWriter output) {
    ended = true;
    bar.finish(lastPart, counts.total());
    String accepted = counts.accepted() == 0 ? "" : " accepted %,d".formatted(counts.accepted());
    output.println(
        String.format(
            Locale.ROOT,
            "stored %,d, already known %,d,%s rejected %,d",
            counts.stored(),
            counts.alreadyKnown(),
            accepted.isEmpty() ? "" : accepted + ",",
            counts.rejected()));
    output.flush();
    return counts.rejected() == 0 ? 0 : 1;
  }
}
