package dev.attain.analytics.statements.rollup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a summary's statements have in common, which know their hash. */
final class RollupValues {
  private final List<@Nullable String> values;
  private final int hash;

  /**
   * @param values in the order of a kind's dimensions; never changed
   */
  RollupValues(List<@Nullable String> values) {
    this.values = values;
    this.hash = values.hashCode();
  }

  List<@Nullable String> values() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof RollupValues that && hash == that.hash && values.equals(that.values));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
