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

  /** The usage of an attachment that is the signature of its statement (xAPI-Data 2.6). */
  public static final Iri SIGNATURE = new Iri("http://adlnet.gov/expapi/attachments/signature");

  public Attachment {
    Objects.requireNonNull(usageType);
    Objects.requireNonNull(contentType);
    Objects.requireNonNull(sha2);
  }

  public boolean isSignature() {
    return usageType.equals(SIGNATURE);
  }

  /** Whether its content may stay away from the request, at its fileUrl (xAPI-Data 2.4.11). */
  public boolean mayBeElsewhere() {
    return fileUrl != null && !isSignature();
  }

  /** What its content is found by. */
  public Sha2 hash() {
    return new Sha2(sha2);
  }
}
