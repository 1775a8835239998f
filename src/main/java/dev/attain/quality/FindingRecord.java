package dev.attain.quality;

import dev.attain.profiles.matching.RuleBreach;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the log that breaks rules of a chosen profile.
 *
 * @param source whose statement it is: the canonical identifier of its authority
 * @param quarantined whether it is no evidence because of that
 */
public record FindingRecord(
    String statement,
    Instant stored,
    String source,
    String profile,
    String version,
    ProfileChoice.Mode mode,
    boolean quarantined,
    List<Breach> breaches) {
  public FindingRecord {
    breaches = List.copyOf(breaches);
  }

  /** A broken rule. */
  public record Breach(
      String template, String location, @Nullable String selector, String message) {
    static Breach of(RuleBreach breach) {
      return new Breach(
          breach.template().value(), breach.location(), breach.selector(), breach.message());
    }
  }
}
