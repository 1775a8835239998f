package dev.attain.competency.projection;

import dev.attain.competency.framework.FrameworkVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generations of one framework version.
 *
 * @param answering the one whose figures are read
 * @param recomputation the last that was asked for; null when none ever was
 * @param retired generations whose records are still to be deleted
 */
record GenerationsRecord(
    FrameworkVersion framework,
    int answering,
    @Nullable Recomputation recomputation,
    List<Integer> retired) {
  GenerationsRecord {
    retired = List.copyOf(retired);
  }

  /** No number is used twice: what a cancelled recomputation wrote late is nobody's. */
  int next() {
    return recomputation == null ? answering + 1 : recomputation.generation() + 1;
  }

  GenerationsRecord recomputed(Recomputation next) {
    return new GenerationsRecord(framework, answering, next, retired);
  }

  /** Ends the recomputation: its figures answer, or are to be deleted. */
  GenerationsRecord ended(Recomputation done) {
    boolean answers = done.state() == Recomputation.State.DONE;
    List<Integer> more = new ArrayList<>(retired);
    more.add(answers ? answering : done.generation());
    return new GenerationsRecord(framework, answers ? done.generation() : answering, done, more);
  }

  GenerationsRecord cleared(int generation) {
    return new GenerationsRecord(
        framework,
        answering,
        recomputation,
        retired.stream().filter(number -> number != generation).toList());
  }

  boolean isRecomputing() {
    return recomputation != null && recomputation.state() == Recomputation.State.RUNNING;
  }
}
