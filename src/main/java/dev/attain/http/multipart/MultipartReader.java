package dev.attain.http.multipart;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a multipart body piece by piece: the caller offers bytes when {@link #next} asks for more,
 * and so decides how fast it goes. It holds no more than one piece, and before it the beginning of
 * what may be a delimiter or the headers of one part.
 *
 * <p>Why not a library's: Netty's and Vert.x' decoders read forms, whose parts need names, and keep
 * files by themselves; Mime4j and Jakarta Mail pull from a stream that blocks, which costs a thread
 * for each upload.
 */
public final class MultipartReader {
  /** What may follow a delimiter on its line: spaces that gateways have added (RFC 2046, 5.1.1). */
  private static final int MAX_PADDING = 64;

  private static final int LINE_END = 2;
  private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final MultipartEvent NEEDS_MORE = new MultipartEvent.NeedsMore();
  private static final MultipartEvent PART_ENDS = new MultipartEvent.PartEnds();
  private static final MultipartEvent ENDS = new MultipartEvent.Ends();

  private enum Place {
    PREAMBLE,
    HEADERS,
    CONTENT,
    END,
    BROKEN
  }

  private final byte[] delimiter;
  private final MultipartLimits limits;
  private Place place = Place.PREAMBLE;
  private MultipartEvent last = NEEDS_MORE;

  /**
   * The body seems to begin behind a line break, so that the first delimiter is like all others.
   */
  private byte[] bytes = Boundary.lineEnd();

  private int at;
  private int parts;

  /** Octets before the first delimiter and after the last one. */
  private long around;

  /** Octets from {@link #at} on that are the blank line behind the headers, not content. */
  private int blank;

  public MultipartReader(Boundary boundary, MultipartLimits limits) {
    this.delimiter = boundary.delimiter();
    this.limits = limits;
  }

  /** Goes on with these bytes, which nobody may change later; call it when more are needed. */
  public void offer(byte[] piece) {
    int left = bytes.length - at;
    if (left == 0) {
      bytes = piece;
    } else {
      byte[] joined = Arrays.copyOfRange(bytes, at, bytes.length + piece.length);
      System.arraycopy(piece, 0, joined, left, piece.length);
      bytes = joined;
    }
    at = 0;
  }

  /** There is nothing more to offer: what the body is then, complete or broken. */
  public MultipartEvent finish() {
    if (place == Place.END || place == Place.BROKEN) {
      return last;
    }
    return broken(
        parts == 0
            ? "the body has no part: the boundary of the Content-Type is not in it"
            : "the body ends in the middle of part " + parts + ", before its last boundary");
  }

  public MultipartEvent next() {
    return switch (place) {
      case PREAMBLE -> preamble();
      case HEADERS -> headers();
      case CONTENT -> content();
      case END -> epilogue();
      case BROKEN -> last;
    };
  }

  private MultipartEvent epilogue() {
    around += bytes.length - at;
    at = bytes.length;
    return around > limits.maxHeaderBytes()
        ? broken("the body goes on after its last boundary")
        : last;
  }

  private MultipartEvent preamble() {
    Delimiter found = findDelimiter();
    around += found.from - at;
    at = found.from;
    if (around > limits.maxHeaderBytes()) {
      return broken(
          "the first " + limits.maxHeaderBytes() + " octets of the body don't hold its boundary");
    }
    if (found.kind == Delimiter.Kind.NONE) {
      return NEEDS_MORE;
    }
    if (found.kind == Delimiter.Kind.LAST) {
      return finish();
    }
    MultipartEvent tooMany = beginPart(found);
    return tooMany == null ? headers() : tooMany;
  }

  /**
   * Stays on the line break behind the delimiter: with another one it ends empty headers.
   *
   * @return null unless there are too many
   */
  private @Nullable MultipartEvent beginPart(Delimiter found) {
    at = found.end - LINE_END;
    place = Place.HEADERS;
    return ++parts > limits.maxParts()
        ? broken("there are more than " + limits.maxParts() + " parts; send several requests")
        : null;
  }

  private MultipartEvent headers() {
    int end = indexOf(BLANK_LINE, at);
    // The last octets may be the beginning of the blank line, which does not count.
    int length = (end < 0 ? bytes.length - BLANK_LINE.length + 1 : end) - at;
    if (length > limits.maxHeaderBytes()) {
      return broken(
          "the headers of part "
              + parts
              + " have more than "
              + limits.maxHeaderBytes()
              + " octets");
    }
    if (end < 0) {
      return NEEDS_MORE;
    }
    String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    at = end + LINE_END;
    blank = LINE_END;
    place = Place.CONTENT;
    try {
      return new MultipartEvent.PartBegins(PartHeaders.parse(text));
    } catch (IllegalArgumentException e) {
      return broken("part " + parts + ": the header " + e.getMessage());
    }
  }

  private MultipartEvent content() {
    Delimiter found = findDelimiter();
    int from = at + blank;
    if (found.from > from) {
      at = found.from;
      blank = 0;
      return new MultipartEvent.Content(ByteBuffer.wrap(bytes, from, found.from - from).slice());
    }
    if (found.kind == Delimiter.Kind.NONE) {
      return NEEDS_MORE;
    }
    if (found.kind == Delimiter.Kind.LAST) {
      place = Place.END;
      last = ENDS;
      return PART_ENDS;
    }
    MultipartEvent tooMany = beginPart(found);
    return tooMany == null ? PART_ENDS : tooMany;
  }

  private MultipartEvent broken(String reason) {
    place = Place.BROKEN;
    last = new MultipartEvent.Broken(reason);
    return last;
  }

  /**
   * A delimiter, or how far there is none.
   *
   * @param from where it begins; without one, up to where the bytes are surely content
   * @param end behind its line
   */
  private record Delimiter(Kind kind, int from, int end) {
    enum Kind {
      NONE,
      BETWEEN,
      LAST
    }

    static Delimiter none(int from) {
      return new Delimiter(Kind.NONE, from, from);
    }
  }

  private Delimiter findDelimiter() {
    for (int from = at; from < bytes.length; from++) {
      if (bytes[from] == '\r') {
        Delimiter found = delimiterAt(from);
        if (found != null) {
          return found;
        }
      }
    }
    return Delimiter.none(bytes.length);
  }

  /** The delimiter that begins here, or may begin here; null when it surely doesn't. */
  private @Nullable Delimiter delimiterAt(int from) {
    int compared = Math.min(delimiter.length, bytes.length - from);
    if (!Arrays.equals(bytes, from, from + compared, delimiter, 0, compared)) {
      return null;
    }
    int end = from + delimiter.length;
    if (end + LINE_END > bytes.length) {
      return Delimiter.none(from);
    }
    if (bytes[end] == '-' && bytes[end + 1] == '-') {
      return new Delimiter(Delimiter.Kind.LAST, from, end + 2);
    }
    int padded = end;
    while (padded < bytes.length && isPadding(bytes[padded]) && padded - end < MAX_PADDING) {
      padded++;
    }
    if (padded + LINE_END > bytes.length) {
      return Delimiter.none(from);
    }
    return bytes[padded] == '\r' && bytes[padded + 1] == '\n'
        ? new Delimiter(Delimiter.Kind.BETWEEN, from, padded + LINE_END)
        : null;
  }

  private static boolean isPadding(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  private int indexOf(byte[] wanted, int from) {
    for (int i = from; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
