package dev.attain.conformance;

import java.util.Set;

/** One thing to try; it fails by an {@link AssertionError} that says what went wrong. */
interface Case {
  /** What is tried, in a few words. */
  String name();

  /** Which requirements it tells of. */
  Set<String> numbers();

  /** In which versions it can be tried. */
  Set<Version> versions();

  void run(Lrs lrs) throws Exception;
}
