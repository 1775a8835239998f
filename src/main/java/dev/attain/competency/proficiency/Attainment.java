package dev.attain.competency.proficiency;

import java.time.Instant;
import java.util.Objects;

/** The first instant at which a level held. */
public record Attainment(int level, Instant at) {
  public Attainment {
    Objects.requireNonNull(at);
  }
}
