package dev.attain.storage.embedded;

import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentSelection;
import dev.attain.documents.DocumentSubject;
import dev.attain.records.RecordCollection;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The keys of the tables. Numbers are big-endian, so that keys sort as what they stand for.
 *
 * <table>
 *   <caption>Tables of format 3; numbers are lengths in bytes</caption>
 *   <tr><th>table</th><th>key</th><th>value</th></tr>
 *   <tr><td>log</td><td>position 8</td><td>{@link LogValue}: flags 1, statement id 16, JSON</td></tr>
 *   <tr><td>ids</td><td>statement id 16</td><td>{@link KnownId}: flags 1, position 8; of what was
 *       stored in formats 1 and 2 also a fingerprint 16; a single byte 0 where the statement is
 *       only referred to so far</td></tr>
 *   <tr><td>carried</td><td>position 8</td><td>the terms, 16 each, that the statement there is
 *       found by: its own and its targets'</td></tr>
 *   <tr><td>postings</td><td>term 16, inverted position of the oldest 8</td><td>{@link
 *       dev.attain.storage.embedded.postings.PostingBlock}: the distances to later positions;
 *       voided statements have no postings</td></tr>
 *   <tr><td>references</td><td>target id 16, position of the referring statement 8</td><td>{@link
 *       Reference}: flags 1, id of the referring statement 16</td></tr>
 *   <tr><td>records</td><td>collection, 0, id</td><td>{@link RecordValue}: revision, index entries,
 *       JSON</td></tr>
 *   <tr><td>record-index</td><td>collection, 0, index, 0, value, 0, id; a U+0000 within the value is
 *       0 FF, and no id begins with FF, which is not in UTF-8</td><td>none</td></tr>
 *   <tr><td>documents</td><td>the parts of a subject, a registration or nothing, and an id, each
 *       ended by 0 1; a U+0000 within them is 0 FF</td><td>{@link DocumentValue}: instant 12, tag
 *       20, id, media type</td></tr>
 *   <tr><td>document-contents</td><td>as in documents</td><td>the content</td></tr>
 *   <tr><td>default</td><td>{@code horizon}</td><td>the safe horizon at the last orderly
 *       close, 8</td></tr>
 *   <tr><td>default</td><td>{@code posted}</td><td>{@link
 *       dev.attain.storage.embedded.postings.PostedUpTo}: two positions, 8 each</td></tr>
 *   <tr><td>default</td><td>{@code identity}</td><td>a random UUID, 16, once the folder was a part
 *       in a migration</td></tr>
 *   <tr><td>default</td><td>{@code migration}</td><td>{@link
 *       dev.attain.storage.MigrationNote}, JSON</td></tr>
 * </table>
 */
public final class Layout {
  static final byte[] HORIZON = "horizon".getBytes(StandardCharsets.US_ASCII);
  static final byte[] IDENTITY = "identity".getBytes(StandardCharsets.US_ASCII);
  static final byte[] MIGRATION = "migration".getBytes(StandardCharsets.US_ASCII);
  static final byte[] HEALTH = "health".getBytes(StandardCharsets.US_ASCII);

  private static final int SEPARATOR = 0;
  private static final int ESCAPED = 0xFF;
  private static final int END = 1;

  private Layout() {}

  public static byte[] position(Position position) {
    return position(position.value());
  }

  public static byte[] position(long position) {
    return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
  }

  public static Position position(byte[] key) {
    return new Position(ByteBuffer.wrap(key).getLong());
  }

  public static byte[] id(StatementId id) {
    UUID uuid = id.value();
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  public static StatementId id(ByteBuffer bytes) {
    return new StatementId(new UUID(bytes.getLong(), bytes.getLong()));
  }

  static byte[] reference(StatementId target, Position from) {
    return ByteBuffer.allocate(3 * Long.BYTES).put(id(target)).putLong(from.value()).array();
  }

  static byte[] record(RecordCollection collection, String id) {
    return joined(collection.name(), id);
  }

  static byte[] document(DocumentKey key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeSubject(bytes, key.subject());
    writePart(bytes, key.registration() == null ? "" : key.registration().toString());
    writePart(bytes, key.id());
    return bytes.toByteArray();
  }

  /** What the keys of a selection's documents begin with. */
  static byte[] documents(DocumentSelection selection) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeSubject(bytes, selection.subject());
    if (selection.registration() != null) {
      writePart(bytes, selection.registration().toString());
    }
    return bytes.toByteArray();
  }

  private static void writeSubject(ByteArrayOutputStream bytes, DocumentSubject subject) {
    subject.parts().forEach(part -> writePart(bytes, part));
  }

  private static void writePart(ByteArrayOutputStream bytes, String part) {
    bytes.writeBytes(escaped(part));
    bytes.write(SEPARATOR);
    bytes.write(END);
  }

  /** The parts of a document's key. */
  public static List<String> parts(byte[] key) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < key.length - 1; i++) {
      if (key[i] == SEPARATOR) {
        if (!isEscape(key, i + 1)) {
          parts.add(unescaped(key, begin, i));
          begin = i + 2;
        }
        i++;
      }
    }
    return parts;
  }

  /** The name that a key begins with: ASCII, ended by a separator. */
  public static String nameIn(byte[] key) {
    int end = 0;
    while (key[end] != SEPARATOR) {
      end++;
    }
    return new String(key, 0, end, StandardCharsets.US_ASCII);
  }

  /** The text that was escaped, between two places of a key. */
  static String unescaped(byte[] bytes, int from, int to) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = from; i < to; i++) {
      text.write(bytes[i]);
      if (bytes[i] == SEPARATOR) {
        i++;
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static byte[] joined(String name, String rest) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.writeBytes(utf8(name));
    key.write(SEPARATOR);
    key.writeBytes(utf8(rest));
    return key.toByteArray();
  }

  /**
   * The part of an index key that a record keeps, to find its entries again: index, 0, value, 0.
   */
  static byte[] indexEntry(String index, String value) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.writeBytes(indexPrefix(index, value));
    entry.write(SEPARATOR);
    return entry.toByteArray();
  }

  /** What the entries of values that begin with {@code prefix} begin with. */
  static byte[] indexPrefix(String index, String prefix) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.writeBytes(utf8(index));
    entry.write(SEPARATOR);
    entry.writeBytes(escaped(prefix));
    return entry.toByteArray();
  }

  private static byte[] escaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte b : utf8(text)) {
      bytes.write(b);
      if (b == SEPARATOR) {
        bytes.write(ESCAPED);
      }
    }
    return bytes.toByteArray();
  }

  /** The key of an index entry, or the prefix of keys when {@code id} is empty. */
  public static byte[] index(RecordCollection collection, byte[] entry, byte[] id) {
    byte[] name = utf8(collection.name());
    return ByteBuffer.allocate(name.length + 1 + entry.length + id.length)
        .put(name)
        .put((byte) SEPARATOR)
        .put(entry)
        .put(id)
        .array();
  }

  /** Where in an index key, after {@code from}, the value has ended and the id begins. */
  public static int idStart(byte[] key, int from) {
    for (int i = from; i < key.length - 1; i++) {
      if (key[i] == SEPARATOR) {
        if (!isEscape(key, i + 1)) {
          return i + 1;
        }
        i++;
      }
    }
    throw new IllegalStateException("an index key without an id");
  }

  /** Whether the separator before {@code at} is a part of the value instead. */
  static boolean isEscape(byte[] key, int at) {
    return (key[at] & 0xFF) == ESCAPED;
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(byte[] bytes, int from) {
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }
}
