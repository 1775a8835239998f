package dev.attain.competency.framework;

import java.util.Objects;

/**
 * A step of a framework's scale.
 *
 * @param level 1, 2, 3 … in ascending order
 * @param name what people call it
 * @param cut the true score, within 0..1, from which a person is at this level
 */
public record Level(int level, String name, double cut) {
  public Level {
    Objects.requireNonNull(name);
  }
}
