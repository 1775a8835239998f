package dev.attain.conformance;

/** What is known of a requirement after a run. */
enum Outcome {
  PASSED("passed"),
  FAILED("failed"),
  NOT_TESTABLE("not testable"),
  NOT_COVERED("not covered yet");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
