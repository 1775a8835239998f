package dev.attain.storage.mongo.standin;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one document.
 *
 * @param before null when it is new
 * @param after null when it is gone
 */
record Change(WatchedCollection collection, @Nullable Document before, @Nullable Document after) {

  /** What names the document. */
  Object document() {
    Document either = before == null ? Objects.requireNonNull(after) : before;
    return List.of(collection.getFullName(), Objects.requireNonNull(either.get("_id")));
  }

  /** False for the server's own lists of collections and indexes. */
  boolean isOfAClient() {
    return !collection.getCollectionName().startsWith("system.");
  }

  void undo() {
    replace(after, before);
  }

  void redo() {
    replace(before, after);
  }

  private void replace(@Nullable Document present, @Nullable Document wanted) {
    if (present != null) {
      collection.removeDocument(present);
    }
    if (wanted != null) {
      collection.addDocument(wanted.cloneDeeply());
    }
  }
}
