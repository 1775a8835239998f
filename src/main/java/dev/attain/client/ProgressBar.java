package dev.attain.client;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Progress on one line that is drawn again and again, or, where nobody watches a terminal, a line
 * every few seconds.
 */
public final class ProgressBar {
  private static final int WIDTH = 30;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final long NOTHING_COUNTED = -1;

  private final PrintStream out;
  private final boolean terminal;
  private final String label;
  private final long whole;
  private final long began = System.nanoTime();
  private long lastShown = began - LINE_NANOS;
  private boolean open;

  /**
   * @param whole what makes 100 percent; 0 when unknown
   */
  public ProgressBar(PrintStream out, boolean terminal, String label, long whole) {
    this.out = out;
    this.terminal = terminal;
    this.label = label;
    this.whole = whole;
  }

  /** Whether somebody watches: needs a console, and from Java 22 on one that is a terminal. */
  @SuppressWarnings("SystemConsoleNull") // Null before Java 22, which is the case here too.
  public static boolean onTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      // Before Java 22 there is a console only on a terminal.
      return true;
    }
  }

  /**
   * Draws, unless it did a moment ago.
   *
   * @param part of the whole, in the same unit
   * @param things how many statements that is
   */
  public synchronized void show(long part, long things) {
    long now = System.nanoTime();
    if (now - lastShown >= (terminal ? REDRAW_NANOS : LINE_NANOS)) {
      lastShown = now;
      draw(part, things, now);
    }
  }

  /**
   * Draws a bar of something else than statements, unless it did a moment ago.
   *
   * @param part of the whole
   */
  public void show(long part) {
    show(part, NOTHING_COUNTED);
  }

  /** Draws the last state of something else than statements, and ends the line. */
  public void finish(long part) {
    finish(part, NOTHING_COUNTED);
  }

  /** Prints a line without tearing the bar. */
  public synchronized void say(String line) {
    if (open) {
      out.print("\r\033[K");
      open = false;
    }
    out.println(line);
  }

  /** Draws the last state and ends the line. */
  public synchronized void finish(long part, long things) {
    draw(part, things, System.nanoTime());
    if (open) {
      out.println();
      open = false;
    }
  }

  private void draw(long part, long things, long now) {
    double seconds = Math.max(1e-3, (now - began) / 1e9);
    String text = line(label, part, whole, things, things / seconds);
    if (terminal) {
      out.print("\r\033[K" + text);
      out.flush();
      open = true;
    } else {
      out.println(text);
    }
  }

  static String line(String label, long part, long whole, long things, double rate) {
    String count =
        things == NOTHING_COUNTED
            ? ""
            : String.format(Locale.ROOT, "  %,d statements, %,.0f/s", things, rate);
    if (whole <= 0) {
      return label + count;
    }
    double share = Math.min(1, (double) part / whole);
    int full = (int) Math.round(share * WIDTH);
    String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
    return String.format(Locale.ROOT, "%s [%s] %3.0f%%%s", label, bar, share * 100, count);
  }
}
