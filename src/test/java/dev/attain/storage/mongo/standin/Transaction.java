package dev.attain.storage.mongo.standin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A transaction that is open. Its changes are in the collections while one of its commands runs.
 */
final class Transaction {
  /** How many commits there were when it began. */
  final long began;

  private final List<Change> changes = new ArrayList<>();
  private final Set<Object> documents = new HashSet<>();

  Transaction(long began) {
    this.began = began;
  }

  void add(Change change) {
    changes.add(change);
    documents.add(change.document());
  }

  /** The documents that it has changed. */
  Set<Object> documents() {
    return documents;
  }

  void takeOut() {
    List<Change> backwards = new ArrayList<>(changes);
    Collections.reverse(backwards);
    backwards.forEach(Change::undo);
  }

  void putIn() {
    changes.forEach(Change::redo);
  }
}
