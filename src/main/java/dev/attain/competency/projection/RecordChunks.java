package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads many records by id, a chunk after the other: none is so large that parsing it would hold up
 * an event loop for long.
 */
final class RecordChunks {
  private static final int CHUNK = 500;

  private final RecordStore records;

  RecordChunks(RecordStore records) {
    this.records = records;
  }

  /**
   * Reads the documents of these records.
   *
   * @param keys what each record id stands for
   * @return the documents that exist, by what their ids stand for
   */
  <K, T> Future<Map<K, T>> findAll(
      RecordCollection collection, Map<String, K> keys, Class<T> type) {
    List<String> ids = new ArrayList<>(keys.keySet());
    Map<K, T> found = new HashMap<>();
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < ids.size(); start += CHUNK) {
      List<String> chunk = ids.subList(start, Math.min(ids.size(), start + CHUNK));
      done =
          done.compose(before -> records.findAll(collection, chunk))
              .map(
                  stored -> {
                    stored.forEach(
                        (id, record) -> {
                          K key = keys.get(id);
                          if (key != null) {
                            found.put(key, RecordForm.read(record, type));
                          }
                        });
                    return null;
                  });
    }
    return done.map(last -> found);
  }
}
