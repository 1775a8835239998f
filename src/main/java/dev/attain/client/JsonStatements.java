package dev.attain.client;

import dev.attain.client.StatementSource.Place.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts statements out of a stream: a JSON array, newline-delimited JSON, or objects that follow
 * each other, told apart by how the stream begins. The bytes of a statement are handed on as they
 * are. Memory is bounded by one statement.
 *
 * <p>The cut is made by counting brackets outside of strings, and each piece is then parsed on its
 * own: so one broken statement costs that statement only, and not the rest of the file, as it would
 * with one parser over all of it.
 */
public final class JsonStatements implements StatementSource {
  /** A longer statement is unreadable. */
  public static final int LONGEST_STATEMENT = 16 * 1024 * 1024;

  private static final int END = -1;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int filled;
  private Layout layout;
  private long offset;
  private long line;
  private long index;
  private boolean ended;

  /**
   * @param in positioned at {@code from}; whoever opened it closes it
   */
  public JsonStatements(InputStream in, Place from) {
    this.in = in;
    this.layout = from.layout();
    this.offset = from.offset();
    this.line = from.line();
    this.index = from.index();
  }

  @Override
  public Place place() {
    return new Place(layout, offset, line, index);
  }

  @Override
  public Optional<SourceItem> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    if (layout == Layout.UNKNOWN) {
      begin();
    }
    skipBlanks();
    int first = peek();
    if (first == END) {
      ended = true;
      return layout == Layout.ARRAY
          ? unreadable(line, "the file ends before the array does: it seems to be cut off")
          : Optional.empty();
    }
    if (layout == Layout.ARRAY && first == ']') {
      return endOfArray();
    }
    return item(first);
  }

  private void begin() throws IOException {
    if (available() && startsWithByteOrderMark()) {
      next += BYTE_ORDER_MARK.length;
      offset += BYTE_ORDER_MARK.length;
    }
    skipBlanks();
    if (peek() == '[') {
      read();
      layout = Layout.ARRAY;
    } else {
      layout = firstLineIsWhole() ? Layout.LINES : Layout.OBJECTS;
    }
  }

  private boolean startsWithByteOrderMark() {
    return filled - next >= 3
        && buffer[next] == BYTE_ORDER_MARK[0]
        && buffer[next + 1] == BYTE_ORDER_MARK[1]
        && buffer[next + 2] == BYTE_ORDER_MARK[2];
  }

  /** Pretty-printed objects don't end on the line they begin on; a line too long to see does. */
  private boolean firstLineIsWhole() {
    byte last = 0;
    for (int i = next; i < filled && buffer[i] != '\n'; i++) {
      last = isBlank(buffer[i]) ? last : buffer[i];
      if (i == filled - 1 && filled == buffer.length) {
        return true;
      }
    }
    return last == '}';
  }

  private Optional<SourceItem> endOfArray() throws IOException {
    read();
    ended = true;
    skipBlanks();
    return peek() == END
        ? Optional.empty()
        : unreadable(line, "there is more after the end of the array");
  }

  private Optional<SourceItem> item(int first) throws IOException {
    long begins = line;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    boolean loose = layout == Layout.LINES || first != '{';
    boolean closed = loose ? readLoose(bytes) : readObject(bytes);
    if (bytes.size() > LONGEST_STATEMENT) {
      return unreadable(begins, "longer than " + LONGEST_STATEMENT + " bytes");
    }
    if (!closed) {
      return unreadable(begins, "the object that begins here is not closed");
    }
    SourceItem item = JsonCheck.item(index, begins, bytes.toByteArray());
    index++;
    return Optional.of(item);
  }

  private Optional<SourceItem> unreadable(long begins, String reason) {
    return Optional.of(new SourceItem.Unreadable(index++, begins, reason));
  }

  /** Reads an object to its closing bracket. */
  private boolean readObject(ByteArrayOutputStream bytes) throws IOException {
    int depth = 0;
    boolean inString = false;
    boolean escaped = false;
    for (int b = read(); b != END; b = read()) {
      keep(bytes, b);
      if (inString) {
        inString = escaped || b != '"';
        escaped = !escaped && b == '\\';
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return true;
      }
    }
    return false;
  }

  /** Reads a line, or within an array whatever stands in the place of an object. */
  private boolean readLoose(ByteArrayOutputStream bytes) throws IOException {
    boolean inArray = layout == Layout.ARRAY;
    for (int b = peek(); b != END && b != '\n'; b = peek()) {
      if (inArray && (b == ',' || b == ']')) {
        return true;
      }
      keep(bytes, read());
    }
    return true;
  }

  /** One byte more than allowed is kept, to know that it was too long. */
  private static void keep(ByteArrayOutputStream bytes, int b) {
    if (bytes.size() <= LONGEST_STATEMENT) {
      bytes.write(b);
    }
  }

  private void skipBlanks() throws IOException {
    int b = peek();
    while (b != END && (isBlank(b) || (b == ',' && layout == Layout.ARRAY))) {
      read();
      b = peek();
    }
  }

  private static boolean isBlank(int b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private int peek() throws IOException {
    return available() ? buffer[next] & 0xFF : END;
  }

  private int read() throws IOException {
    if (!available()) {
      return END;
    }
    int b = buffer[next++] & 0xFF;
    offset++;
    if (b == '\n') {
      line++;
    }
    return b;
  }

  private boolean available() throws IOException {
    if (next < filled) {
      return true;
    }
    next = 0;
    // How the stream begins is told from a full buffer; afterwards a slow pipe is not waited for.
    boolean begins = layout == Layout.UNKNOWN;
    filled = begins ? in.readNBytes(buffer, 0, buffer.length) : in.read(buffer);
    return filled > 0;
  }
}
