package dev.attain.feed;

import dev.attain.statements.Position;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a reader is doing.
 *
 * @param checkpoint the last statement consumed
 * @param consistentThrough everything at or below it has been consumed, and nothing can appear
 *     there any more; at or after the checkpoint
 * @param horizon the safe horizon now
 * @param lagMillis how far, in stored time, the oldest statement known to wait is behind the
 *     horizon; 0 when none is known to wait
 * @param failures in a row, 0 when the last attempt went well
 * @param lastFailure what the last of them said; null when the last attempt went well
 */
public record FeedStatus(
    Position checkpoint,
    Position consistentThrough,
    Position horizon,
    long lagMillis,
    int failures,
    @Nullable String lastFailure) {
  public FeedStatus {
    Objects.requireNonNull(checkpoint);
    Objects.requireNonNull(consistentThrough);
    Objects.requireNonNull(horizon);
  }
}
