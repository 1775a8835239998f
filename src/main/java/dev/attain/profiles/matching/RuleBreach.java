package dev.attain.profiles.matching;

import dev.attain.xapi.Iri;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a template that a statement breaks.
 *
 * @param location where in the statement, as the template's rule says it
 * @param selector where below that; null when the rule has none
 * @param message what is wrong there
 */
public record RuleBreach(Iri template, String location, @Nullable String selector, String message) {
  public RuleBreach {
    Objects.requireNonNull(template);
    Objects.requireNonNull(location);
    Objects.requireNonNull(message);
  }
}
