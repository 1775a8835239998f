package dev.attain.storage.embedded;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentEntry;
import dev.attain.documents.ETag;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

/** What describes a document: the value beside its content. */
public record DocumentValue(Instant updated, ETag etag, String id, String contentType) {
  private static final int TAG_BYTES = 20;

  static DocumentValue of(String id, Document document) {
    return new DocumentValue(document.updated(), document.etag(), id, document.contentType());
  }

  public static DocumentValue of(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    Instant updated = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
    byte[] tag = new byte[TAG_BYTES];
    bytes.get(tag);
    byte[] id = new byte[bytes.getInt()];
    bytes.get(id);
    byte[] contentType = new byte[bytes.remaining()];
    bytes.get(contentType);
    return new DocumentValue(
        updated,
        new ETag(HexFormat.of().formatHex(tag)),
        Layout.text(id, 0),
        Layout.text(contentType, 0));
  }

  byte[] toBytes() {
    byte[] idBytes = Layout.utf8(id);
    byte[] type = Layout.utf8(contentType);
    int length = Long.BYTES + 2 * Integer.BYTES + TAG_BYTES + idBytes.length + type.length;
    return ByteBuffer.allocate(length)
        .putLong(updated.getEpochSecond())
        .putInt(updated.getNano())
        .put(HexFormat.of().parseHex(etag.opaque()))
        .putInt(idBytes.length)
        .put(idBytes)
        .put(type)
        .array();
  }

  Document document(byte[] content) {
    return new Document(contentType, updated, etag, content);
  }

  DocumentEntry entry() {
    return new DocumentEntry(id, updated);
  }
}
