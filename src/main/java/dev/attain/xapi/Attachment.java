package dev.attain.xapi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A digital artifact of a statement; {@code sha2} is hexadecimal, {@code length} is octets. */
public record Attachment(
    Iri usageType,
    LanguageMap display,
    LanguageMap description,
    String contentType,
    long length,
    String sha2,
    @Nullable Iri fileUrl) {
  public Attachment {
    Objects.requireNonNull(usageType);
    Objects.requireNonNull(contentType);
    Objects.requireNonNull(sha2);
  }
}
