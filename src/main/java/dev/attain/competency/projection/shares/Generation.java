package dev.attain.competency.projection.shares;

import dev.attain.competency.framework.FrameworkVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One projection of a framework version from the start of the log. Recomputing makes another one,
 * beside the one that answers meanwhile.
 *
 * @param number 0 for the first; none is used twice
 */
public record Generation(FrameworkVersion framework, int number) {
  public Generation {
    Objects.requireNonNull(framework);
    if (number < 0) {
      throw new IllegalArgumentException("generation " + number);
    }
  }

  /** The id of what is kept for this generation under these names. */
  public String id(String... names) {
    List<String> parts = new ArrayList<>(List.of(framework.id(), framework.version()));
    if (number > 0) {
      parts.add("generation " + number);
    }
    Collections.addAll(parts, names);
    return RecordForm.id(parts.toArray(String[]::new));
  }

  /** For people. */
  @Override
  public String toString() {
    return number == 0 ? framework.toString() : framework + " (generation " + number + ")";
  }
}
