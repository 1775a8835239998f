package dev.attain.xapi.signature;

import java.util.List;
import java.util.Objects;

/**
 * What is known of a signature whose form is right.
 *
 * @param algorithm RS256, RS384 or RS512
 * @param verified whether the signature was made with the key of its certificate; false when it
 *     brings none, and so nobody can tell who made it
 * @param certificates as they came, the signer's first; may be empty
 * @param trust where the certificates lead
 */
public record StatementSignature(
    String algorithm, boolean verified, List<Certificate> certificates, Trust trust) {
  public StatementSignature {
    Objects.requireNonNull(algorithm);
    Objects.requireNonNull(trust);
    certificates = List.copyOf(certificates);
  }

  /**
   * A certificate in the signature.
   *
   * @param subject a distinguished name (RFC 2253)
   * @param issuer a distinguished name (RFC 2253)
   * @param serialNumber hexadecimal
   * @param notBefore ISO 8601
   * @param notAfter ISO 8601
   */
  public record Certificate(
      String subject, String issuer, String serialNumber, String notBefore, String notAfter) {}

  /**
   * Where the certificates lead.
   *
   * @param level how far the signer's name can be believed
   * @param reason in a sentence
   */
  public record Trust(Level level, String reason) {
    /** How far the signer's name can be believed. */
    public enum Level {
      /** Nobody is named. */
      NO_CERTIFICATE,
      /** A name, but nobody that this server trusts vouches for it. */
      UNTRUSTED,
      /** A name that a trusted certificate vouches for. */
      TRUSTED
    }
  }
}
