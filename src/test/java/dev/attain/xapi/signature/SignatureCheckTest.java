package dev.attain.xapi.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.json.ExactStatement;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.signature.StatementSignature.Trust;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {
  private static final Instant VALID = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant BEFORE = Instant.parse("2000-01-01T00:00:00Z");
  private static final String SIGNED =
      "{\"id\":\"6f2e8a5e-9b1d-4c55-8a3e-0f4f2b7d9c10\",\"actor\":{\"mbox\":\"mailto:a@x.org\"},"
          + "\"verb\":{\"id\":\"http://x.org/v\"},\"object\":{\"id\":\"http://x.org/a\"},"
          + "\"result\":{\"duration\":\"PT1.234S\"}}";
  private static final String SIGNATURE =
      "{\"usageType\":\"http://adlnet.gov/expapi/attachments/signature\",\"sha2\":\"…\"}";

  private final SignatureCheck trustingNone = check(TrustedCertificates.NONE);

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void aSignatureWithoutCertificateIsSoundButNobodys(String algorithm) {
    StatementSignature signature = sound(trustingNone, Signer.sign(algorithm, SIGNED));

    assertThat(signature.algorithm()).isEqualTo(algorithm);
    assertThat(signature.verified()).isFalse();
    assertThat(signature.trust().level()).isEqualTo(Trust.Level.NO_CERTIFICATE);
  }

  @Test
  void aSignatureWithItsCertificateIsVerifiedAndNotTrustedByItself() {
    StatementSignature signature =
        sound(trustingNone, Signer.sign("RS256", SIGNED, "signer.pem", "root.pem"));

    assertThat(signature.verified()).isTrue();
    assertThat(signature.certificates())
        .extracting(StatementSignature.Certificate::subject)
        .containsExactly("O=Attain tests,CN=Signer", "O=Attain tests,CN=Test root");
    assertThat(signature.trust().level()).isEqualTo(Trust.Level.UNTRUSTED);
  }

  @Test
  void aChainThatLeadsToATrustedCertificateIsTrusted() throws CertificateException {
    SignatureCheck trustingRoot = check(trusting("root.pem"));

    assertThat(level(trustingRoot, Signer.sign("RS256", SIGNED, "signer.pem")))
        .isEqualTo(Trust.Level.TRUSTED);
    assertThat(level(trustingRoot, Signer.sign("RS256", SIGNED, "signer.pem", "root.pem")))
        .isEqualTo(Trust.Level.TRUSTED);
    assertThat(level(check(trusting("signer.pem")), Signer.sign("RS256", SIGNED, "signer.pem")))
        .isEqualTo(Trust.Level.TRUSTED);
    assertThat(level(check(trusting("stranger.pem")), Signer.sign("RS256", SIGNED, "signer.pem")))
        .isEqualTo(Trust.Level.UNTRUSTED);
  }

  @Test
  void aCertificateIsOnlyTrustedWhileItIsValid() throws CertificateException {
    byte[] jws = Signer.sign("RS256", SIGNED, "signer.pem");

    for (String root : new String[] {"root.pem", "signer.pem"}) {
      SignatureOutcome outcome = check(trusting(root)).inspect(jws, BEFORE);

      assertThat(((SignatureOutcome.Sound) outcome).signature().trust().level())
          .isEqualTo(Trust.Level.UNTRUSTED);
    }
  }

  @Test
  void aCertificateOfAnotherKeyMakesItUnsound() {
    assertUnsound(Signer.sign("RS256", SIGNED, "stranger.pem"), "XAPI-00115", "key");
  }

  @Test
  void aPayloadThatIsAnotherStatementMakesItUnsound() {
    assertUnsound(
        Signer.sign("RS256", SIGNED.replace("x.org/a\"", "x.org/b\"")), "XAPI-00116", "another");
    assertUnsound(Signer.sign("RS256", SIGNED.replace("6f2e", "7f2e")), "XAPI-00116", "another");
    assertUnsound(
        Signer.sign(
            "RS256", SIGNED.replace("{\"id", "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"id")),
        "XAPI-00116",
        "another");
    assertUnsound(Signer.sign("RS256", SIGNED.replace("1.234", "1.24")), "XAPI-00116", "another");
    assertUnsound(Signer.sign("RS256", "{'id"), "XAPI-00116", "JSON");
  }

  @Test
  void whatAnLrsAddsAndHundredthsOfSecondsMakeNoDifference() {
    String original = SIGNED.replace("1.234", "1.231").replaceFirst("\"id\":\"[^\"]+\",", "");
    String passedOn =
        SIGNED.replaceFirst(
            "\\{",
            "{\"stored\":\"2026-01-01T00:00:00Z\",\"timestamp\":\"2026-01-01T00:00:00Z\","
                + "\"version\":\"1.0.0\",");

    SignatureOutcome outcome =
        trustingNone.check(Signer.sign("RS256", original), signed(passedOn), VALID);

    assertThat(outcome).isInstanceOf(SignatureOutcome.Sound.class);
  }

  @Test
  void otherAlgorithmsAndTextsThatAreNoSignatureAreUnsound() {
    String payload = encoded(SIGNED);
    assertUnsound(
        (encoded("{\"alg\":\"HS256\"}") + "." + payload + ".AAAA").getBytes(US_ASCII),
        "XAPI-00117",
        "HS256");
    assertUnsound(
        (encoded("{\"alg\":\"none\"}") + "." + payload + ".").getBytes(US_ASCII),
        "XAPI-00115",
        "web signature");
    assertUnsound("no signature".getBytes(US_ASCII), "XAPI-00115", "web signature");
    assertUnsound(new byte[0], "XAPI-00115", "web signature");
    assertUnsound(
        (encoded("{\"alg\":\"RS256\",\"x5c\":[\"AAAA\"]}") + "." + payload + ".AAAA")
            .getBytes(US_ASCII),
        "XAPI-00115",
        "x5c");
  }

  @Test
  void spoiltSignaturesAreUnsoundOrSoundButNeverAnError() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] jws = Signer.sign("RS256", SIGNED, "signer.pem");
    int headers = new String(jws, US_ASCII).indexOf('.');
    for (int round = 0; round < 500; round++) {
      byte[] spoilt = jws.clone();
      int at = random.nextInt(spoilt.length);
      spoilt[at] = (byte) random.nextInt(256);

      SignatureOutcome outcome = trustingNone.check(spoilt, signed(SIGNED), VALID);

      // Spoilt headers may just bring no certificate, and a last digit has bits that mean nothing.
      boolean telling = at > headers && at < jws.length - 1 && jws[at + 1] != '.';
      if (spoilt[at] != jws[at] && telling) {
        assertThat(outcome)
            .as("seed %d, round %d", seed, round)
            .isInstanceOf(SignatureOutcome.Unsound.class);
      }
    }
  }

  private void assertUnsound(byte[] jws, String rule, String words) {
    SignatureOutcome outcome = trustingNone.check(jws, signed(SIGNED), VALID);

    assertThat(outcome).isInstanceOf(SignatureOutcome.Unsound.class);
    assertThat(((SignatureOutcome.Unsound) outcome).rule()).isEqualTo(rule);
    assertThat(((SignatureOutcome.Unsound) outcome).message()).contains(words);
  }

  private static StatementSignature sound(SignatureCheck check, byte[] jws) {
    SignatureOutcome outcome = check.check(jws, signed(SIGNED), VALID);
    assertThat(outcome).isInstanceOf(SignatureOutcome.Sound.class);
    return ((SignatureOutcome.Sound) outcome).signature();
  }

  private static Trust.Level level(SignatureCheck check, byte[] jws) {
    return sound(check, jws).trust().level();
  }

  /** The statement with a signature attached. */
  private static ExactStatement signed(String statement) {
    byte[] text =
        (statement.substring(0, statement.length() - 1) + ",\"attachments\":[" + SIGNATURE + "]}")
            .getBytes(UTF_8);
    JsonDocument document = JsonText.parse(text, JsonLimits.DEFAULT);
    return new ExactStatement(text, (JsonObject) ((JsonDocument.Parsed) document).root());
  }

  private static SignatureCheck check(TrustedCertificates trusted) {
    return new SignatureCheck(trusted, JsonLimits.DEFAULT);
  }

  private static TrustedCertificates trusting(String certificate) throws CertificateException {
    return TrustedCertificates.read(Signer.resource(certificate));
  }

  private static String encoded(String text) {
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
