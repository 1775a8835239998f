package dev.attain.storage.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The simplest projection that follows the log as the real ones do: it counts statements by the
 * last digit of their names, and writes the counts together with its checkpoint.
 */
final class CountingProjection {
  private static final RecordCollection COUNTS = new RecordCollection("counts", List.of());
  private static final RecordCollection READ = new RecordCollection("counts-read", List.of());
  private static final int PAGE = 200;

  private final StorageEngine engine;
  private final Map<String, Long> counts = new TreeMap<>();
  private Position read = Position.START;

  private CountingProjection(StorageEngine engine) {
    this.engine = engine;
  }

  /** As it is kept. */
  static CountingProjection kept(StorageEngine engine) {
    CountingProjection projection = new CountingProjection(engine);
    for (StoredRecord one :
        Await.get(engine.records().list(RecordQuery.all(COUNTS, PAGE))).records()) {
      projection.counts.put(one.id(), number(one));
    }
    Await.get(engine.records().find(READ, "read"))
        .ifPresent(one -> projection.read = new Position(number(one)));
    return projection;
  }

  /** As it must be when it has read to there. */
  static CountingProjection rebuilt(StorageEngine engine, Position through) {
    CountingProjection projection = new CountingProjection(engine);
    List<StoredStatement> page = projection.next();
    while (!page.isEmpty()) {
      page.stream()
          .filter(one -> one.position().compareTo(through) <= 0)
          .forEach(projection::count);
      projection.read = page.get(page.size() - 1).position();
      page = projection.next();
    }
    return projection;
  }

  Position read() {
    return read;
  }

  Map<String, Long> counts() {
    return counts;
  }

  /** Reads on; returns whether there was anything. */
  boolean advance() {
    List<StoredStatement> page = next();
    if (page.isEmpty()) {
      return false;
    }
    page.forEach(this::count);
    read = page.get(page.size() - 1).position();
    List<RecordWrite> writes = new ArrayList<>();
    counts.forEach((id, count) -> writes.add(put(COUNTS, id, count)));
    writes.add(put(READ, "read", read.value()));
    Await.get(engine.records().write(writes));
    return true;
  }

  private List<StoredStatement> next() {
    return Await.get(engine.statements().readForward(read, PAGE));
  }

  private void count(StoredStatement statement) {
    String name = Drafts.name(statement);
    counts.merge(name.substring(name.length() - 1), 1L, Long::sum);
  }

  private static RecordWrite put(RecordCollection collection, String id, long number) {
    byte[] json = ("{\"number\":" + number + "}").getBytes(UTF_8);
    return new RecordWrite.Put(collection, id, RecordWrite.ANY_REVISION, json, Map.of());
  }

  private record Number(long number) {}

  private static long number(StoredRecord stored) {
    return Json.read(stored.id(), stored.json(), Number.class).number();
  }
}
