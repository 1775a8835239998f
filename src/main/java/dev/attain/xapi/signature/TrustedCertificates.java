package dev.attain.xapi.signature;

import dev.attain.xapi.signature.StatementSignature.Trust;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The certificates that are believed without another one that vouches for them. */
public final class TrustedCertificates {
  /** Nobody is trusted. */
  public static final TrustedCertificates NONE = new TrustedCertificates(Set.of());

  private final Set<X509Certificate> roots;

  private TrustedCertificates(Set<X509Certificate> roots) {
    this.roots = Set.copyOf(roots);
  }

  /**
   * Reads X.509 certificates: PEM, one after the other, or a single one in DER.
   *
   * @throws CertificateException when there is none, or something else
   */
  public static TrustedCertificates read(InputStream certificates) throws CertificateException {
    Set<X509Certificate> roots = new LinkedHashSet<>();
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
      roots.add((X509Certificate) certificate);
    }
    if (roots.isEmpty()) {
      throw new CertificateException("there is no certificate in it");
    }
    return new TrustedCertificates(roots);
  }

  /**
   * Where a chain leads, by RFC 5280, section 6; revocation lists are not asked.
   *
   * @param chain the signer's certificate first, each one issued by the next
   * @param at when the certificates have to be valid
   */
  Trust judge(List<X509Certificate> chain, Instant at) {
    if (roots.isEmpty()) {
      return untrusted("this server is set to trust no certificate");
    }
    // The validator wants the way up to a root, without the root itself.
    List<X509Certificate> way = chain.stream().takeWhile(c -> !roots.contains(c)).toList();
    try {
      if (way.isEmpty()) {
        chain.get(0).checkValidity(Date.from(at));
        return trusted("the signer's certificate itself is trusted");
      }
      PKIXParameters parameters =
          new PKIXParameters(
              roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(way), parameters);
      return trusted("the certificates lead to one that is trusted");
    } catch (CertPathValidatorException
        | CertificateExpiredException
        | CertificateNotYetValidException e) {
      return untrusted("the certificates lead to none that is trusted: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      return untrusted("the certificates can't be followed: " + e.getMessage());
    }
  }

  private static Trust trusted(String reason) {
    return new Trust(Trust.Level.TRUSTED, reason);
  }

  private static Trust untrusted(String reason) {
    return new Trust(Trust.Level.UNTRUSTED, reason);
  }
}
