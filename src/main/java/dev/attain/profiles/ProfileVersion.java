package dev.attain.profiles;

import dev.attain.xapi.Iri;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version that a profile lists of itself.
 *
 * @param generatedAt null where the profile doesn't say
 */
public record ProfileVersion(Iri id, @Nullable Instant generatedAt, List<Iri> wasRevisionOf) {
  public ProfileVersion {
    Objects.requireNonNull(id);
    wasRevisionOf = List.copyOf(wasRevisionOf);
  }
}
