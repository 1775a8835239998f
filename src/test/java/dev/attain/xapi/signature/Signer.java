package dev.attain.xapi.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Signs with the key of {@code signer.pem}, whose certificate {@code root.pem} has issued; {@code
 * stranger.pem} belongs to another key, and nobody has issued it but itself.
 */
public final class Signer {
  private Signer() {}

  /** A signature that brings these certificates. */
  public static byte[] sign(String algorithm, String payload, String... certificates) {
    try {
      JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm));
      if (certificates.length > 0) {
        header.x509CertChain(encoded(certificates));
      }
      JWSObject jws = new JWSObject(header.build(), new Payload(payload));
      jws.sign(new RSASSASigner(key()));
      return jws.serialize().getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException | IOException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Base64> encoded(String... names)
      throws GeneralSecurityException, IOException {
    List<Base64> chain = new ArrayList<>();
    for (String name : names) {
      try (InputStream in = resource(name)) {
        Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
        chain.add(Base64.encode(certificate.getEncoded()));
      }
    }
    return chain;
  }

  private static PrivateKey key() throws GeneralSecurityException, IOException {
    try (InputStream in = resource("signer-key.pem")) {
      String pem = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      byte[] der =
          java.util.Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
  }

  static InputStream resource(String name) {
    return Objects.requireNonNull(Signer.class.getResourceAsStream("/signature/" + name));
  }
}
