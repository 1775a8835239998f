package dev.attain.xapi;

import java.util.Optional;

/** A version of the specification that is served here, and the rule set it selects. */
public enum XapiVersion {
  V1_0_3("1.0.3", "1.0.0"),
  V2_0_0("2.0.0", "2.0.0");

  private final String text;
  private final String firstOfLine;

  XapiVersion(String text, String firstOfLine) {
    this.text = text;
    this.firstOfLine = firstOfLine;
  }

  /** The value of the {@code X-Experience-API-Version} header of an answer. */
  public String text() {
    return text;
  }

  /** What a statement is of that names no version itself (xAPI-Data 2.4.10). */
  public String firstOfLine() {
    return firstOfLine;
  }

  /**
   * The version that a request's header asks for: {@code 1.0}, {@code 1.0.x} and {@code 2.0.x};
   * empty for every other text.
   */
  public static Optional<XapiVersion> negotiate(String header) {
    if (header.equals("1.0") || header.matches("1\\.0\\.\\d+")) {
      return Optional.of(V1_0_3);
    }
    return header.matches("2\\.0(\\.\\d+)?") ? Optional.of(V2_0_0) : Optional.empty();
  }
}
