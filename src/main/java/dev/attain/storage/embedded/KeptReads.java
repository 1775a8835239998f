package dev.attain.storage.embedded;

import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentSubject;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.storage.KeptRecord;
import dev.attain.storage.KeptStatement;
import dev.attain.storage.Portion;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import dev.attain.xapi.Registration;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Portions of the tables, in the order of their keys. For one thread at a time. */
final class KeptReads {
  private static final HexFormat HEX = HexFormat.of();

  private final int windowTargets;
  private @Nullable TargetWindow window;

  /**
   * @param windowTargets how many references are looked up together, at least 1
   */
  KeptReads(int windowTargets) {
    this.windowTargets = windowTargets;
  }

  /** What was looked up is not true any more. */
  void forget() {
    window = null;
  }

  static boolean isEmpty(View view, Table table) throws RocksDBException {
    try (RocksIterator all = view.iterator(table)) {
      all.seekToFirst();
      if (!all.isValid()) {
        all.status();
        return true;
      }
      return false;
    }
  }

  /** Positions in decimal digits are the cursors. */
  Portion<KeptStatement> statements(View view, String after) throws RocksDBException {
    Position start = after.isEmpty() ? Position.START : new Position(Long.parseLong(after));
    TargetWindow targets = windowAfter(view, start);
    Portion.Gathering<Entry> found = new Portion.Gathering<>(after);
    try (RocksIterator log = view.iterator(Table.LOG)) {
      log.seek(Layout.position(start.value() + 1));
      while (log.isValid()) {
        Position position = Layout.position(log.key());
        byte[] value = log.value();
        if (!targets.covers(position)
            || !found.add(
                new Entry(log.key(), value), Long.toString(position.value()), value.length)) {
          break;
        }
        log.next();
      }
      log.status();
    }
    Portion<Entry> entries = found.portion();
    return new Portion<>(statements(view, entries.items(), targets), entries.cursor());
  }

  /** A window that is not used up: each ends at a statement, or not at all. */
  private TargetWindow windowAfter(View view, Position start) throws RocksDBException {
    TargetWindow present = window;
    if (present == null
        || start.compareTo(present.after()) < 0
        || start.compareTo(present.upTo()) >= 0) {
      present = TargetWindow.open(view, start, windowTargets);
      window = present;
    }
    return present;
  }

  private static List<KeptStatement> statements(
      View view, List<Entry> entries, TargetWindow targets) throws RocksDBException {
    List<byte[]> positions = entries.stream().map(Entry::key).toList();
    List<StoredStatement> stored =
        entries.stream()
            .map(entry -> LogValue.statement(Layout.position(entry.key()), entry.value()))
            .toList();
    List<byte[]> carried = view.getAll(Table.CARRIED, positions);
    List<byte[]> known =
        view.getAll(Table.IDS, stored.stream().map(one -> Layout.id(one.id())).toList());
    List<KeptStatement> kept = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      StoredStatement one = stored.get(i);
      KnownId id = Objects.requireNonNull(KnownId.of(known.get(i)), "a statement without its id");
      kept.add(
          new KeptStatement(
              one.position(),
              one.voided(),
              new NewStatement(
                  one.id(),
                  terms(carried.get(i)),
                  targets.target(one.position()),
                  id.voiding(),
                  one.json(),
                  id.isTimestampAdded(one.json()))));
    }
    return kept;
  }

  private static Set<Term> terms(byte[] carried) {
    ByteBuffer bytes = ByteBuffer.wrap(carried);
    Set<Term> terms = new HashSet<>();
    while (bytes.hasRemaining()) {
      terms.add(new Term(bytes.getLong(), bytes.getLong()));
    }
    return terms;
  }

  Portion<DocumentKey> documents(View view, String after) throws RocksDBException {
    Portion.Gathering<DocumentKey> found = new Portion.Gathering<>(after);
    try (RocksIterator documents = view.iterator(Table.DOCUMENTS)) {
      for (documents.seek(start(after)); documents.isValid(); documents.next()) {
        byte[] key = documents.key();
        if (!found.add(documentKey(Layout.parts(key)), HEX.formatHex(key), key.length)) {
          break;
        }
      }
      documents.status();
    }
    return found.portion();
  }

  /** The parts of the subject, the registration, the id. */
  private static DocumentKey documentKey(List<String> parts) {
    int subject = parts.size() - 2;
    String registration = parts.get(subject);
    return new DocumentKey(
        DocumentSubject.ofParts(parts.subList(0, subject)),
        registration.isEmpty() ? null : Registration.of(registration),
        parts.get(subject + 1));
  }

  Portion<KeptRecord> records(View view, String after) throws RocksDBException {
    Portion.Gathering<KeptRecord> found = new Portion.Gathering<>(after);
    try (RocksIterator records = view.iterator(Table.RECORDS)) {
      for (records.seek(start(after)); records.isValid(); records.next()) {
        byte[] key = records.key();
        byte[] value = records.value();
        if (!found.add(record(key, value), HEX.formatHex(key), value.length)) {
          break;
        }
      }
      records.status();
    }
    return found.portion();
  }

  private static KeptRecord record(byte[] key, byte[] value) {
    String collection = Layout.nameIn(key);
    RecordValue record = RecordValue.of(value);
    // Names of collections are ASCII.
    String id = Layout.text(key, collection.length() + 1);
    return new KeptRecord(collection, record.record(id), record.indexValues());
  }

  /** The key of a cursor and a zero byte: what comes right after the key. */
  private static byte[] start(String after) {
    return HEX.parseHex(after.isEmpty() ? after : after + "00");
  }
}
