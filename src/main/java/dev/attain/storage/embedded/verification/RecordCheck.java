package dev.attain.storage.embedded.verification;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.statements.Position;
import dev.attain.storage.embedded.Layout;
import dev.attain.storage.embedded.RecordValue;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rocksdb.RocksDBException;

/** Reads all records, and holds their index and their checkpoints to what is there. */
final class RecordCheck {
  private final View view;
  private final Map<String, String> checkpoints;
  private final Findings findings;
  private final Ticker ticker;
  private final Tally wanted = new Tally();

  /**
   * @param checkpoints for collections of checkpoints, the property that is a position
   */
  RecordCheck(View view, Map<String, String> checkpoints, Findings findings, Ticker ticker) {
    this.view = view;
    this.checkpoints = checkpoints;
    this.findings = findings;
    this.ticker = ticker;
  }

  /**
   * @param end of the log
   */
  void run(Position end) throws RocksDBException {
    Chunks.each(
        view, Table.RECORDS, ticker, entries -> entries.forEach(entry -> check(entry, end)));
    Tally present = new Tally();
    Chunks.each(
        view,
        Table.RECORD_INDEX,
        ticker,
        entries -> entries.forEach(entry -> present.add(entry.key())));
    if (!present.agrees(wanted)) {
      Chunks.each(view, Table.RECORDS, ticker, this::requireIndexed);
      Chunks.each(view, Table.RECORD_INDEX, ticker, this::requireRecords);
    }
  }

  private void check(Entry entry, Position end) {
    String name = name(entry.key());
    try {
      RecordValue value = RecordValue.of(entry.value());
      indexKeys(entry.key(), value).forEach(wanted::add);
      JsonNode json = Json.MAPPER.readTree(value.json());
      String property = checkpoints.get(Layout.nameIn(entry.key()));
      if (property != null && json.path(property).asLong() > end.value()) {
        findings.add(
            Check.CHECKPOINTS,
            name
                + " has read to position "
                + json.path(property).asLong()
                + ", but the log ends at "
                + end.value());
      }
    } catch (IOException | RuntimeException e) {
      findings.add(Check.RECORDS, name + " can't be read: " + e);
    }
  }

  private static List<byte[]> indexKeys(byte[] key, RecordValue value) {
    String collection = Layout.nameIn(key);
    RecordCollection indexed = new RecordCollection(collection, List.of());
    byte[] id = Layout.utf8(Layout.text(key, collection.length() + 1));
    List<byte[]> keys = new ArrayList<>();
    value.entries().forEach(entry -> keys.add(Layout.index(indexed, entry, id)));
    return keys;
  }

  private void requireIndexed(List<Entry> entries) throws RocksDBException {
    for (Entry entry : entries) {
      RecordValue value;
      try {
        value = RecordValue.of(entry.value());
      } catch (RuntimeException e) {
        // It was told of before.
        continue;
      }
      for (byte[] found : view.getAll(Table.RECORD_INDEX, indexKeys(entry.key(), value))) {
        if (found == null) {
          findings.add(Check.RECORD_INDEX, name(entry.key()) + " is not found by its index");
        }
      }
    }
  }

  private void requireRecords(List<Entry> entries) throws RocksDBException {
    for (Entry entry : entries) {
      String collection = Layout.nameIn(entry.key());
      int afterName = collection.length() + 1;
      int afterIndex = afterName;
      while (entry.key()[afterIndex] != 0) {
        afterIndex++;
      }
      int id = Layout.idStart(entry.key(), afterIndex + 1);
      byte[] key = Layout.utf8(collection + '\0' + Layout.text(entry.key(), id));
      byte[] value = view.get(Table.RECORDS, key);
      byte[] indexed = Arrays.copyOfRange(entry.key(), afterName, id);
      if (value == null || !RecordValue.of(value).entries().contains(indexed)) {
        findings.add(Check.RECORD_INDEX, name(key) + " is found by a value that it does not have");
      }
    }
  }

  private static String name(byte[] key) {
    String collection = Layout.nameIn(key);
    return "record " + collection + " " + Layout.text(key, collection.length() + 1);
  }
}
