package dev.attain.app;

import dev.attain.client.ProgressBar;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A line of progress for each step of some work, of which nobody knows how much there is. */
final class StepBar {
  private final PrintStream errors;
  private @Nullable ProgressBar bar;
  private String step = "";
  private long items;

  StepBar(PrintStream errors) {
    this.errors = errors;
  }

  /**
   * Shows how many things were done in a step; a new step begins a new line.
   *
   * @param label what is being done
   * @param noun what the things are
   */
  void show(String label, String noun, long nowItems) {
    String nowStep = label + noun;
    ProgressBar shown = bar;
    if (shown == null || !step.equals(nowStep)) {
      end();
      step = nowStep;
      shown = new ProgressBar(errors, ProgressBar.onTerminal(), label, 0, noun);
      bar = shown;
    }
    items = nowItems;
    shown.show(0, nowItems);
  }

  /** Ends the line. */
  void end() {
    if (bar != null) {
      bar.finish(0, items);
      bar = null;
    }
  }
}
