package dev.attain.http.analytics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is shown of a group beside the number of its statements. */
enum Measure {
  PEOPLE,
  SCORE,
  DURATION,
  SUCCESS;

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Measure> find(String text) {
    return Arrays.stream(values()).filter(measure -> measure.text().equals(text)).findAny();
  }

  static String all() {
    return Arrays.stream(values()).map(Measure::text).collect(Collectors.joining(", "));
  }
}
