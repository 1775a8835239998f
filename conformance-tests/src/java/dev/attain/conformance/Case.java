package dev.attain.conformance;

import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Target;
import dev.attain.conformance.lrs.Version;
import java.util.Set;

/** One thing to try; it fails by an {@link AssertionError} that says what went wrong. */
interface Case {
  /** What is tried, in a few words. */
  String name();

  /** Which requirements it tells of. */
  Set<String> numbers();

  /** In which versions it can be tried. */
  Set<Version> versions();

  /** Whether the target has what it needs. */
  default boolean canBeTried(Target target) {
    return true;
  }

  void run(Lrs lrs) throws Exception;
}
