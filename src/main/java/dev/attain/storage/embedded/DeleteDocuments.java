package dev.attain.storage.embedded;

import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.DocumentSelection;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import org.rocksdb.RocksDBException;

/** All documents of a selection on their way out. */
record DeleteDocuments(DocumentSelection selection) implements Change<DocumentOutcome> {
  private static final int BYTES = 4_096;

  @Override
  public long bytes() {
    return BYTES;
  }

  @Override
  public DocumentOutcome decide(Group group) throws RocksDBException {
    for (Entry entry : group.withPrefix(Table.DOCUMENTS, Layout.documents(selection))) {
      if (EmbeddedDocumentStore.matches(selection, DocumentValue.of(entry.value()))) {
        group.delete(Table.DOCUMENTS, entry.key());
        group.delete(Table.DOCUMENT_CONTENTS, entry.key());
      }
    }
    return new DocumentOutcome.Done();
  }
}
