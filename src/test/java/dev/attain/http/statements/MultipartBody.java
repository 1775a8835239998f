package dev.attain.http.statements;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A request with statements and the contents of their attachments, as clients make it. */
final class MultipartBody {
  static final String TYPE = "multipart/mixed; boundary=-----b";

  private static final String BOUNDARY = "-------b\r\n";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  MultipartBody(String json) {
    part("Content-Type:application/json\r\n", json.getBytes(StandardCharsets.UTF_8));
  }

  /** A part with its right headers. */
  MultipartBody content(byte[] content) {
    return content(sha256(content), content);
  }

  MultipartBody content(String hash, byte[] content) {
    return part(
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n"
            + "X-Experience-API-Hash: "
            + hash
            + "\r\n",
        content);
  }

  MultipartBody part(String headers, byte[] content) {
    write((body.size() == 0 ? "" : "\r\n") + BOUNDARY + headers + "\r\n");
    body.writeBytes(content);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes("\r\n-------b--".getBytes(StandardCharsets.US_ASCII));
    return whole.toByteArray();
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An attachment object, without fileUrl. */
  static String attachment(String usage, String type, String hash) {
    return "{\"usageType\":\""
        + usage
        + "\",\"display\":{\"en\":\"x\"},\"contentType\":\""
        + type
        + "\",\"length\":1,\"sha2\":\""
        + hash
        + "\"}";
  }

  static String attachment(byte[] content) {
    return attachment("http://x.org/usage", "text/plain", sha256(content));
  }
}
