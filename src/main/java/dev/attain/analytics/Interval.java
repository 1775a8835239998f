package dev.attain.analytics;

import org.jspecify.annotations.Nullable;

/** A confidence interval; an end that can't be estimated is null. */
public record Interval(@Nullable Double low, @Nullable Double high) {
  static final Interval UNKNOWN = new Interval(null, null);
}
