package dev.attain.xapi.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64;
import dev.attain.xapi.json.ExactStatement;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.signature.StatementSignature.Certificate;
import dev.attain.xapi.signature.StatementSignature.Trust;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Looks at signatures of statements (xAPI-Data 2.6): their form, whether they are of this
 * statement, and, when they bring a certificate, whether its key has made them. A certificate that
 * nobody trusted vouches for does not make a signature unsound: the specification asks for the
 * check against the certificate, and whom to believe is for whoever reads the statement.
 */
public final class SignatureCheck {
  private static final String JWS_RULE = "XAPI-00115";
  private static final String PAYLOAD_RULE = "XAPI-00116";
  private static final String ALGORITHM_RULE = "XAPI-00117";
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  private final TrustedCertificates trusted;
  private final JsonLimits limits;

  public SignatureCheck(TrustedCertificates trusted, JsonLimits limits) {
    this.trusted = Objects.requireNonNull(trusted);
    this.limits = Objects.requireNonNull(limits);
  }

  /**
   * Everything there is to check when a signature comes with its statement.
   *
   * @param content of the attachment that is the signature
   * @param at when its certificates have to be valid to be trusted
   */
  public SignatureOutcome check(byte[] content, ExactStatement statement, Instant at) {
    try {
      JWSObject jws = parse(content);
      requirePayloadOf(jws, statement);
      return new SignatureOutcome.Sound(signature(jws, at));
    } catch (UnsoundException e) {
      return e.outcome;
    }
  }

  /** As {@link #check}, but whether it is of a certain statement is not looked at. */
  public SignatureOutcome inspect(byte[] content, Instant at) {
    try {
      return new SignatureOutcome.Sound(signature(parse(content), at));
    } catch (UnsoundException e) {
      return e.outcome;
    }
  }

  private static JWSObject parse(byte[] content) throws UnsoundException {
    JWSObject jws;
    try {
      jws = JWSObject.parse(new String(content, StandardCharsets.US_ASCII));
    } catch (ParseException | IllegalArgumentException e) {
      throw new UnsoundException(
          JWS_RULE,
          "the content is no JSON web signature in compact serialization: " + e.getMessage());
    }
    if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
      throw new UnsoundException(
          ALGORITHM_RULE,
          "the algorithm " + jws.getHeader().getAlgorithm() + " is not RS256, RS384 or RS512");
    }
    return jws;
  }

  private void requirePayloadOf(JWSObject jws, ExactStatement statement) throws UnsoundException {
    byte[] payload = jws.getPayload().toBytes();
    JsonDocument document = JsonText.parse(payload, limits);
    if (!(document instanceof JsonDocument.Parsed parsed)
        || !(parsed.root() instanceof JsonObject root)) {
      throw new UnsoundException(
          PAYLOAD_RULE, "the payload of the signature is not the JSON text of a statement");
    }
    if (!statement.isSigned(new ExactStatement(payload, root))) {
      throw new UnsoundException(
          PAYLOAD_RULE,
          "the payload of the signature is another statement than this one; sign the statement as"
              + " it is sent, before the signature is attached");
    }
  }

  private StatementSignature signature(JWSObject jws, Instant at) throws UnsoundException {
    String algorithm = jws.getHeader().getAlgorithm().getName();
    List<Base64> encoded = jws.getHeader().getX509CertChain();
    if (encoded == null || encoded.isEmpty()) {
      Trust trust = new Trust(Trust.Level.NO_CERTIFICATE, "the signature brings no certificate");
      return new StatementSignature(algorithm, false, List.of(), trust);
    }
    List<X509Certificate> chain = certificates(encoded);
    requireMadeWith(chain.get(0), jws);
    return new StatementSignature(
        algorithm,
        true,
        chain.stream().map(SignatureCheck::shown).toList(),
        trusted.judge(chain, at));
  }

  private static List<X509Certificate> certificates(List<Base64> encoded) throws UnsoundException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> chain = new ArrayList<>();
      for (Base64 certificate : encoded) {
        chain.add(
            (X509Certificate)
                factory.generateCertificate(new ByteArrayInputStream(certificate.decode())));
      }
      return chain;
    } catch (CertificateException e) {
      throw new UnsoundException(
          JWS_RULE, "the x5c of the signature holds no X.509 certificate: " + e.getMessage());
    }
  }

  private static void requireMadeWith(X509Certificate certificate, JWSObject jws)
      throws UnsoundException {
    if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
      throw new UnsoundException(
          ALGORITHM_RULE,
          "the certificate's key is of " + certificate.getPublicKey().getAlgorithm() + ", not RSA");
    }
    try {
      if (!jws.verify(new RSASSAVerifier(key))) {
        throw new UnsoundException(
            JWS_RULE, "the signature was not made with the key of the certificate it brings");
      }
    } catch (JOSEException e) {
      throw new UnsoundException(
          JWS_RULE, "the signature can't be verified with its certificate: " + e.getMessage());
    }
  }

  private static Certificate shown(X509Certificate certificate) {
    return new Certificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getSerialNumber().toString(16),
        certificate.getNotBefore().toInstant().toString(),
        certificate.getNotAfter().toInstant().toString());
  }

  /** Ends the look at a signature; never leaves this class. */
  private static final class UnsoundException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SignatureOutcome outcome;

    UnsoundException(String rule, String message) {
      super(message, null, false, false);
      this.outcome = new SignatureOutcome.Unsound(rule, message);
    }
  }
}
