package dev.attain.competency.projection.shares;

import dev.attain.competency.framework.FrameworkVersion;
import org.jspecify.annotations.Nullable;

/**
 * How the projection of one framework version is doing on one node.
 *
 * @param generation 0 unless it was recomputed
 * @param shares those held, as {@link Shares#toString}; empty for none
 * @param checkpoint the position that the shares held have come to at least
 * @param consistentThrough everything at or below it is in the figures of the shares held
 * @param lagMillis how far the oldest statement known to wait is behind the safe horizon
 * @param failures in a row
 * @param lastFailure null when all is well
 */
public record NodeProjection(
    FrameworkVersion framework,
    int generation,
    String shares,
    long checkpoint,
    long consistentThrough,
    long lagMillis,
    int failures,
    @Nullable String lastFailure) {}
