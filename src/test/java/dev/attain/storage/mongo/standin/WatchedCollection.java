package dev.attain.storage.mongo.standin;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.function.Consumer;

/** A collection that reports each of its changes. */
final class WatchedCollection extends MemoryCollection {
  private final Consumer<Change> watcher;

  WatchedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      Consumer<Change> watcher) {
    super(database, name, options, cursors);
    this.watcher = watcher;
  }

  @Override
  protected Integer addDocumentInternal(Document document) {
    Integer position = super.addDocumentInternal(document);
    watcher.accept(new Change(this, null, document.cloneDeeply()));
    return position;
  }

  @Override
  protected void removeDocument(Integer position) {
    Document removed = getDocument(position);
    super.removeDocument(position);
    watcher.accept(new Change(this, removed.cloneDeeply(), null));
  }

  @Override
  protected void handleUpdate(Integer position, Document before, Document after) {
    watcher.accept(new Change(this, before.cloneDeeply(), after.cloneDeeply()));
  }
}
