package dev.attain.conformance.scenarios;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/** Signed statements. */
public final class Signatures {
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

  private final KeyPair keys = keys();

  @Covers({"XAPI-00115", "XAPI-00116", "XAPI-00117"})
  public void signedStatementsAreAccepted(Lrs lrs) {
    for (String algorithm : ALGORITHMS.keySet()) {
      ObjectNode statement = Some.statement();
      send(lrs, statement, jws(algorithm, statement.toString()), "application/octet-stream")
          .expect(200);
      Some.found(lrs, Some.id(statement));
    }
  }

  @Covers("XAPI-00115")
  public void signaturesOfOtherKindsAreRejected(Lrs lrs) {
    ObjectNode statement = Some.statement();
    String jws = jws("RS256", statement.toString());
    send(lrs, statement, jws, "text/plain").expect(400);
    send(lrs, statement, "no signature", "application/octet-stream").expect(400);
    send(lrs, statement, jws.substring(jws.indexOf('.')), "application/octet-stream").expect(400);
    Some.missing(lrs, Some.id(statement));
  }

  @Covers("XAPI-00116")
  public void payloadsOfOtherStatementsAreRejected(Lrs lrs) {
    ObjectNode statement = Some.statement();
    String other = Some.statement(Some.iri("verbs")).toString();
    send(lrs, statement, jws("RS256", other), "application/octet-stream").expect(400);
    send(lrs, statement, jws("RS256", "no statement"), "application/octet-stream").expect(400);
    Some.missing(lrs, Some.id(statement));
  }

  @Covers("XAPI-00117")
  public void otherAlgorithmsAreRejected(Lrs lrs) {
    ObjectNode statement = Some.statement();
    for (String algorithm : new String[] {"HS256", "none", "ES256"}) {
      String[] parts = jws("RS256", statement.toString()).split("\\.");
      String jws = encoded("{\"alg\":\"" + algorithm + "\"}") + "." + parts[1] + "." + parts[2];
      send(lrs, statement, jws, "application/octet-stream").expect(400);
    }
  }

  private static Answer send(Lrs lrs, ObjectNode statement, String jws, String contentType) {
    byte[] content = jws.getBytes(StandardCharsets.UTF_8);
    ObjectNode attachment = Fragments.object("attachment");
    attachment.remove("fileUrl");
    attachment
        .put("usageType", "http://adlnet.gov/expapi/attachments/signature")
        .put("contentType", contentType)
        .put("length", content.length)
        .put("sha2", Digests.hex("SHA-256", content));
    ObjectNode signed = statement.deepCopy();
    signed.putArray("attachments").add(attachment);
    return new Multipart().statements(signed.toString()).attachment(content).post(lrs);
  }

  private String jws(String algorithm, String payload) {
    String signed = encoded("{\"alg\":\"" + algorithm + "\"}") + "." + encoded(payload);
    try {
      Signature signature = Signature.getInstance(ALGORITHMS.get(algorithm));
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
