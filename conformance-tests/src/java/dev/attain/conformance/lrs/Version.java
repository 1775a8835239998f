package dev.attain.conformance.lrs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A version of the specification, as requests name it. */
public enum Version {
  V1_0_3("1.0.3"),
  V2_0_0("2.0.0");

  private final String header;

  Version(String header) {
    this.header = header;
  }

  /** The value of the version header of requests. */
  public String header() {
    return header;
  }

  /** The versions that a column of a table means: {@code both}, {@code 1.0.3} or {@code 2.0.0}. */
  public static Set<Version> named(String text) {
    if (text.equals("both")) {
      return EnumSet.allOf(Version.class);
    }
    return Arrays.stream(values())
        .filter(version -> version.header.equals(text))
        .findAny()
        .<Set<Version>>map(EnumSet::of)
        .orElseThrow(() -> new IllegalArgumentException("no version: " + text));
  }

  @Override
  public String toString() {
    return header;
  }
}
