package dev.attain.conformance.scenarios;

import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Lrs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of several parts, and reading one back. */
final class Multipart {
  private static final String BOUNDARY = "----conformance-7f3a";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** A part as it is read. */
  record Part(String headers, byte[] content) {
    String header(String name) {
      Matcher found =
          Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \\t]*(.*?)\\r?$").matcher(headers);
      return found.find() ? found.group(1) : "";
    }
  }

  /** Adds the part of the statements. */
  Multipart statements(String json) {
    return part("Content-Type: application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the part of an attachment, with the headers it must have. */
  Multipart attachment(byte[] content) {
    return part(
        "Content-Type: application/octet-stream\r\n"
            + "Content-Transfer-Encoding: binary\r\n"
            + "X-Experience-API-Hash: "
            + Digests.hex("SHA-256", content),
        content);
  }

  /** Adds a part. */
  Multipart part(String headers, byte[] content) {
    text("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n");
    body.writeBytes(content);
    text("\r\n");
    return this;
  }

  /** Sends it by POST. */
  Answer post(Lrs lrs) {
    return post(lrs, "multipart/mixed; boundary=" + BOUNDARY);
  }

  Answer post(Lrs lrs, String contentType) {
    text("--" + BOUNDARY + "--\r\n");
    return lrs.with("Content-Type", contentType).send("POST", "/statements", body.toByteArray());
  }

  private void text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The parts of an answer. */
  static List<Part> read(Answer answer) {
    Matcher boundary =
        Pattern.compile("multipart/mixed; *boundary=\"?([^\";]+)\"?.*")
            .matcher(answer.header("Content-Type"));
    if (!boundary.matches()) {
      throw new AssertionError("no multipart/mixed: " + answer.header("Content-Type"));
    }
    // One character for each octet, so that offsets agree.
    String text = "\r\n" + new String(answer.body(), StandardCharsets.ISO_8859_1);
    String[] pieces = text.split(Pattern.quote("\r\n--" + boundary.group(1)), -1);
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < pieces.length - 1; i++) {
      int blank = pieces[i].indexOf("\r\n\r\n");
      parts.add(
          new Part(
              pieces[i].substring(0, blank),
              pieces[i].substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1)));
    }
    return parts;
  }
}
