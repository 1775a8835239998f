package dev.attain.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.analytics.Coverage;
import dev.attain.analytics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * So many of so many.
 *
 * @param share null of nobody
 * @param interval the 95% Jeffreys interval of the share
 */
public record Share(
    int of,
    int count,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double share,
    Interval interval) {

  public static Share of(int count, int of) {
    Coverage coverage = Coverage.of(count, of);
    return new Share(of, count, coverage.share(), coverage.interval());
  }
}
