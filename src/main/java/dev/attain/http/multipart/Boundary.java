package dev.attain.http.multipart;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The text that parts are separated by (RFC 2046, 5.1.1).
 *
 * @param text 1 to 70 characters of visible ASCII
 */
public record Boundary(String text) {
  private static final int MAX_LENGTH = 70;
  private static final String PARAMETER = "boundary=";

  public Boundary {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a boundary");
    }
  }

  /** One that no content holds: it has 122 random bits. */
  public static Boundary random() {
    return new Boundary("attain-" + UUID.randomUUID());
  }

  /**
   * The boundary that a Content-Type names, in quotation marks or without. Without them everything
   * up to a semicolon belongs to it: the specification's own example holds signs that RFC 2045
   * wants quoted.
   */
  public static Optional<Boundary> find(String contentType) {
    int semicolon = contentType.indexOf(';');
    while (semicolon >= 0) {
      String rest = contentType.substring(semicolon + 1).stripLeading();
      if (rest.regionMatches(true, 0, PARAMETER, 0, PARAMETER.length())) {
        String value = value(rest.substring(PARAMETER.length()));
        return isValid(value) ? Optional.of(new Boundary(value)) : Optional.empty();
      }
      semicolon = contentType.indexOf(';', semicolon + 1);
    }
    return Optional.empty();
  }

  private static String value(String text) {
    if (text.startsWith("\"")) {
      int end = text.indexOf('"', 1);
      return end < 0 ? "" : text.substring(1, end);
    }
    int end = text.indexOf(';');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  private static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c >= ' ' && c < 0x7F)
        && !text.endsWith(" ");
  }

  /** What comes before each part but its line's end: a line break, two dashes, the text. */
  byte[] delimiter() {
    return ("\r\n--" + text).getBytes(StandardCharsets.US_ASCII);
  }

  /** The beginning of a part, up to its content. */
  public byte[] beginning(String headers) {
    return ("--" + text + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The end of a part's content: what {@link #beginning} follows. */
  public static byte[] lineEnd() {
    return "\r\n".getBytes(StandardCharsets.US_ASCII);
  }

  /** What comes after the last part's line end. */
  public byte[] end() {
    return ("--" + text + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
