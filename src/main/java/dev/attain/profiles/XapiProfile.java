package dev.attain.profiles;

import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A profile of xAPI, in one version.
 *
 * @param id the same for all versions
 * @param versions at least one; the newest is the one that this document is
 */
public record XapiProfile(
    Iri id,
    LanguageMap prefLabel,
    LanguageMap definition,
    @Nullable String author,
    List<ProfileVersion> versions,
    List<Concept> concepts,
    List<StatementTemplate> templates,
    List<Pattern> patterns) {
  public XapiProfile {
    Objects.requireNonNull(id);
    Objects.requireNonNull(prefLabel);
    Objects.requireNonNull(definition);
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a profile names its version");
    }
    concepts = List.copyOf(concepts);
    templates = List.copyOf(templates);
    patterns = List.copyOf(patterns);
  }

  /** The version generated last; where none says when, the one listed first. */
  public ProfileVersion newestVersion() {
    return versions.stream().min(Comparator.comparing(XapiProfile::age)).orElseThrow();
  }

  /** When the newest version was generated; long ago where it doesn't say. */
  public Instant generatedAt() {
    Instant at = newestVersion().generatedAt();
    return at == null ? Instant.EPOCH : at;
  }

  private static long age(ProfileVersion version) {
    return version.generatedAt() == null ? 0 : -version.generatedAt().toEpochMilli();
  }
}
