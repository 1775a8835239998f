package dev.attain.storage.mongo;

import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * How a record is kept: {@code {_id: id, revision: long, keys: {<index>: [value]}, value: {…},
 * json: binary}}. {@code json} is there only where it can't be told from {@code value}.
 */
final class RecordDocument {
  static final String ID = "_id";
  static final String REVISION = "revision";
  private static final String KEYS = "keys";
  private static final String VALUE = "value";
  private static final String JSON = "json";

  private RecordDocument() {}

  /** The path of an index's values. */
  static String key(String index) {
    return KEYS + "." + index;
  }

  static BsonDocument of(RecordWrite.Put put, long revision) {
    BsonDocument keys = new BsonDocument();
    put.indexValues().forEach((index, values) -> keys.put(index, array(values)));
    BsonDocument document =
        new BsonDocument(ID, new BsonString(put.id()))
            .append(REVISION, new BsonInt64(revision))
            .append(KEYS, keys);
    BsonDocument shown = ReadableJson.show(put.json()).orElse(null);
    if (shown != null) {
      document.append(VALUE, shown);
    }
    if (shown == null || !ReadableJson.isExact(shown, put.json())) {
      document.append(JSON, new BsonBinary(put.json()));
    }
    return document;
  }

  private static BsonArray array(List<String> values) {
    BsonArray array = new BsonArray();
    new TreeSet<>(values).forEach(value -> array.add(new BsonString(value)));
    return array;
  }

  static StoredRecord record(BsonDocument document) {
    BsonValue exact = document.get(JSON);
    byte[] json =
        exact == null
            ? ReadableJson.write(document.getDocument(VALUE))
            : exact.asBinary().getData();
    return new StoredRecord(id(document), revision(document), json);
  }

  static String id(BsonDocument document) {
    return document.getString(ID).getValue();
  }

  static long revision(BsonDocument document) {
    return document.getNumber(REVISION).longValue();
  }

  /** The values of all indexes that have some. */
  static Map<String, List<String>> indexValues(BsonDocument document) {
    Map<String, List<String>> all = new HashMap<>();
    for (String index : document.getDocument(KEYS).keySet()) {
      List<String> values = values(document, index);
      if (!values.isEmpty()) {
        all.put(index, values);
      }
    }
    return all;
  }

  /** The values of an index, in no particular order. */
  static List<String> values(BsonDocument document, String index) {
    return document.getDocument(KEYS).getArray(index, new BsonArray()).stream()
        .map(value -> value.asString().getValue())
        .toList();
  }
}
