package dev.attain.quality;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * That statements are held to a profile, from an instant on, until the next choice for this
 * profile. A choice never changes, and says for which statements of the log it counts, so that what
 * is made of the log stays the same whenever it is made.
 *
 * @param profile the profile's id
 * @param version the id of the version whose templates count
 * @param categories statements with one of these category activities are held to the profile; empty
 *     means every statement that has a template's determining properties
 * @param templates the templates that count; empty means all of the version
 * @param quarantine whether statements that break a rule are no evidence
 * @param from counts for statements stored at this instant and after it
 */
public record ProfileChoice(
    String profile,
    String version,
    Mode mode,
    List<String> categories,
    List<String> templates,
    boolean quarantine,
    Instant from) {

  /** What a broken rule leads to. */
  public enum Mode {
    /** The profile is no longer looked at. */
    OFF,
    /** It is counted and listed. */
    REPORT,
    /** The sender is told, too. */
    WARN,
    /** Nothing of the request is stored. */
    REJECT
  }

  public ProfileChoice {
    Objects.requireNonNull(profile);
    Objects.requireNonNull(version);
    Objects.requireNonNull(mode);
    Objects.requireNonNull(from);
    categories = List.copyOf(categories);
    templates = List.copyOf(templates);
  }
}
