package dev.attain.storage.embedded.verification;

import dev.attain.documents.ETag;
import dev.attain.storage.embedded.DocumentValue;
import dev.attain.storage.embedded.Layout;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Reads all documents: each has its content, which has the tag that was given out for it. */
final class DocumentCheck {
  private final Findings findings;

  DocumentCheck(Findings findings) {
    this.findings = findings;
  }

  void run(View view, Ticker ticker) throws RocksDBException {
    try (RocksIterator documents = view.iterator(Table.DOCUMENTS);
        RocksIterator contents = view.iterator(Table.DOCUMENT_CONTENTS)) {
      contents.seekToFirst();
      for (documents.seekToFirst(); documents.isValid(); documents.next()) {
        byte[] key = documents.key();
        skipTo(contents, key);
        if (contents.isValid() && Arrays.equals(contents.key(), key)) {
          check(key, documents.value(), contents.value());
          contents.next();
        } else {
          contents.status();
          findings.add(Check.DOCUMENTS, name(key) + " has no content");
        }
        ticker.tick();
      }
      documents.status();
      skipTo(contents, null);
      contents.status();
    }
  }

  private void skipTo(RocksIterator contents, byte @Nullable [] key) {
    while (contents.isValid() && (key == null || Arrays.compareUnsigned(contents.key(), key) < 0)) {
      findings.add(Check.DOCUMENTS, name(contents.key()) + " has a content alone");
      contents.next();
    }
  }

  private void check(byte[] key, byte[] value, byte[] content) {
    try {
      if (!DocumentValue.of(value).etag().equals(ETag.of(content))) {
        findings.add(Check.DOCUMENTS, name(key) + " has another content than its tag says");
      }
    } catch (RuntimeException e) {
      findings.add(Check.DOCUMENTS, name(key) + " can't be read: " + e);
    }
  }

  private static String name(byte[] key) {
    return "document " + String.join(" ", Layout.parts(key));
  }
}
