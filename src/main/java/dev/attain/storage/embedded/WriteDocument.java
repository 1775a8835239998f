package dev.attain.storage.embedded;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.ETag;
import dev.attain.documents.Precondition;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** One document on its way in, or out when there is none to take its place. */
record WriteDocument(DocumentKey key, @Nullable Document document, Precondition precondition)
    implements Change<DocumentOutcome> {
  /** About what a write weighs beside its content. */
  private static final int OVERHEAD_BYTES = 512;

  @Override
  public long bytes() {
    return OVERHEAD_BYTES + (document == null ? 0 : document.content().length);
  }

  @Override
  public DocumentOutcome decide(Group group) throws RocksDBException {
    byte[] at = Layout.document(key);
    byte[] present = group.get(Table.DOCUMENTS, at);
    Optional<ETag> current =
        present == null ? Optional.empty() : Optional.of(DocumentValue.of(present).etag());
    if (!precondition.holds(current)) {
      return new DocumentOutcome.PreconditionFailed(current);
    }
    if (document != null) {
      group.put(Table.DOCUMENTS, at, DocumentValue.of(key.id(), document).toBytes());
      group.put(Table.DOCUMENT_CONTENTS, at, document.content());
    } else if (present != null) {
      group.delete(Table.DOCUMENTS, at);
      group.delete(Table.DOCUMENT_CONTENTS, at);
    }
    return new DocumentOutcome.Done();
  }
}
