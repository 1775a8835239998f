package dev.attain.xapi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A score; {@code scaled} is within -1..1, {@code raw} within min..max where those are given. */
public record Score(
    @Nullable BigDecimal scaled,
    @Nullable BigDecimal raw,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max) {}
