package dev.attain.http.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bodies of statements that come with a file: parts between lines of {@code --part}. */
final class AttachedText {
  private AttachedText() {}

  /** A statement with one file, notes.txt. */
  static byte[] statement(String id, String content) throws NoSuchAlgorithmException {
    byte[] octets = content.getBytes(StandardCharsets.UTF_8);
    String sha2 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    String statement =
        """
        {"id": "%s", "actor": {"mbox": "mailto:notes@support.example.org"},
         "verb": {"id": "http://adlnet.gov/expapi/verbs/commented"},
         "object": {"id": "https://learning.example.org/notes"},
         "attachments": [{"usageType": "https://example.org/notes", "display": {"en": "notes.txt"},
           "contentType": "text/plain", "length": %d, "sha2": "%s"}]}
        """
            .formatted(id, octets.length, sha2);
    String body =
        "--part\r\nContent-Type: application/json\r\n\r\n"
            + statement
            + "\r\n--part\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
            + sha2
            + "\r\n\r\n"
            + content
            + "\r\n--part--\r\n";
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
