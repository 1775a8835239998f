package dev.attain.http.page;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.StaleElementReferenceException;

/** Looks again and again until something is there, for as long as a person might wait. */
final class Patience {
  private static final Duration MOST = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 40;

  private Patience() {}

  /**
   * Waits for something.
   *
   * @param what is waited for, in words
   * @param look null when it is not there yet
   * @throws AssertionError when it does not come
   */
  static <T> T await(String what, Supplier<@Nullable T> look) {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (true) {
      try {
        T found = look.get();
        if (found != null) {
          return found;
        }
      } catch (StaleElementReferenceException | JavascriptException drawnAnew) {
        // The page was just drawn anew: look again.
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            String.format(Locale.ROOT, "there is not %s after %d s", what, MOST.toSeconds()));
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
