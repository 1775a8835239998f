package dev.attain.competency.evidence;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.people.PersonId;
import dev.attain.xapi.Group;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names evidence by where it comes from, so that the same evidence derived twice is one: the first
 * 128 bits of SHA-256 over statement id, rule id and competency, each ended by U+0000; where a
 * group acted also over the member, since one statement is then evidence about several people.
 */
final class EvidenceId {
  private static final int BYTES = 16;

  private EvidenceId() {}

  static String of(
      Statement statement, StatementId id, String rule, CompetencyId competency, PersonId person) {
    String member = statement.actor() instanceof Group ? person.value() + '\0' : "";
    String text = id.toString() + '\0' + rule + '\0' + competency.value() + '\0' + member;
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
