package dev.attain.competency.proficiency;

import org.jspecify.annotations.Nullable;

/**
 * The short form of a {@link Proficiency}, for counting many people.
 *
 * @param currentLevel the highest level that holds together with all below it; null when none does
 * @param items how many items of evidence count
 */
public record Standing(@Nullable Integer currentLevel, int items) {

  /** Whether this level, and with it every one below, holds. */
  public boolean isAt(int level) {
    return currentLevel != null && currentLevel >= level;
  }
}
