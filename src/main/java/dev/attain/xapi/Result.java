package dev.attain.xapi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcome of what was done; {@code duration} is the ISO 8601 text as received. */
public record Result(
    @Nullable Score score,
    @Nullable Boolean success,
    @Nullable Boolean completion,
    @Nullable String response,
    @Nullable String duration,
    Extensions extensions) {
  public Result {
    Objects.requireNonNull(extensions);
  }
}
