package dev.attain.analytics.statements.rollup;

import dev.attain.feed.Scheduler;
import dev.attain.json.Json;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts runs that follow one another together into one, partition by partition. What only one of
 * them has stays where it is.
 */
final class RollupFold {
  private static final int MOST_AT_ONCE = 32;
  private static final long OCTETS_A_WRITE = 4_000_000;
  private static final int MOST_WRITES = 5_000;

  private final RecordStore records;
  private final Scheduler scheduler;
  private final RollupBounds bounds;
  private final RollupRun whole;
  private final TreeMap<String, List<String>> partitions;
  private int atOnce = 1;

  private RollupFold(
      RecordStore records,
      Scheduler scheduler,
      RollupBounds bounds,
      RollupRun whole,
      TreeMap<String, List<String>> partitions) {
    this.records = records;
    this.scheduler = scheduler;
    this.bounds = bounds;
    this.whole = whole;
    this.partitions = partitions;
  }

  /**
   * Some of the work.
   *
   * @param writes that bring it about; the state that {@code next} says is to be written with them
   */
  record Part(List<RecordWrite> writes, RollupState next) {}

  static Future<RollupFold> of(
      RecordStore records,
      Scheduler scheduler,
      RollupBounds bounds,
      RollupState state,
      RollupRun whole) {
    List<String> parts = state.parts(whole).stream().map(RollupRun::name).toList();
    return scheduler
        .here(records.findAll(RollupRecord.RUNS, parts))
        .map(
            found -> {
              TreeMap<String, List<String>> partitions = new TreeMap<>();
              for (String run : parts) {
                for (String chunk : contents(found, run).chunks()) {
                  partitions.computeIfAbsent(partition(chunk), p -> new ArrayList<>(1)).add(chunk);
                }
              }
              return new RollupFold(records, scheduler, bounds, whole, partitions);
            });
  }

  private static RollupRecord.Contents contents(Map<String, StoredRecord> found, String run) {
    StoredRecord stored = found.get(run);
    if (stored == null) {
      throw new IllegalStateException("of the run " + run + " it is not known what it has");
    }
    return Json.read(run, stored.json(), RollupRecord.Contents.class);
  }

  private static String partition(String chunk) {
    return chunk.substring(0, chunk.lastIndexOf(' ') + 1);
  }

  /** Goes on from where the state says that it has come. */
  Future<Part> step(RollupState state) {
    String done = state.folded();
    return fill(done == null ? "" : done, new ArrayList<>(), 0)
        .map(
            filled ->
                filled.through().isEmpty()
                    ? finished(state, filled.writes())
                    : new Part(filled.writes(), state.folding(whole, filled.through())));
  }

  /** What is to be written, and through which partition; empty when these were all. */
  private record Filled(List<RecordWrite> writes, String through) {}

  private Future<Filled> fill(String after, List<RecordWrite> writes, long octets) {
    Map<String, List<String>> some =
        partitions.tailMap(after, false).entrySet().stream()
            .filter(partition -> partition.getValue().size() > 1)
            .limit(atOnce)
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    if (some.isEmpty()) {
      return Future.succeededFuture(new Filled(writes, ""));
    }
    List<String> chunks = some.values().stream().flatMap(Collection::stream).toList();
    return read(chunks, 0, new HashMap<>())
        .compose(
            read -> {
              long most = 0;
              long sum = octets;
              for (Map.Entry<String, List<String>> partition : some.entrySet()) {
                long put = put(partition.getKey(), partition.getValue(), read, writes);
                most = Math.max(most, put);
                sum += put;
              }
              atOnce =
                  (int) Math.max(1, Math.min(MOST_AT_ONCE, OCTETS_A_WRITE / 4 / Math.max(1, most)));
              String last = ((TreeMap<String, List<String>>) some).lastKey();
              return sum >= OCTETS_A_WRITE || writes.size() >= MOST_WRITES
                  ? Future.succeededFuture(new Filled(writes, last))
                  : fill(last, writes, sum);
            });
  }

  /** All records of the chunks, each chunk's in their order. */
  private Future<Map<String, List<RollupRecord>>> read(
      List<String> chunks, int number, Map<String, List<RollupRecord>> known) {
    Map<String, String> ids =
        chunks.stream()
            .collect(
                Collectors.toMap(Function.identity(), chunk -> RollupRecord.id(chunk, number)));
    return scheduler
        .here(records.findAll(RollupRecord.COLLECTION, ids.values()))
        .compose(
            found -> {
              List<String> longer = new ArrayList<>();
              for (String chunk : chunks) {
                StoredRecord stored = found.get(ids.get(chunk));
                if (stored == null) {
                  throw new IllegalStateException("no record " + ids.get(chunk));
                }
                RollupRecord record = RollupRecord.read(stored);
                known.computeIfAbsent(chunk, c -> new ArrayList<>(1)).add(record);
                if (record.more()) {
                  longer.add(chunk);
                }
              }
              return longer.isEmpty()
                  ? Future.succeededFuture(known)
                  : read(longer, number + 1, known);
            });
  }

  private long put(
      String partition,
      List<String> chunks,
      Map<String, List<RollupRecord>> read,
      List<RecordWrite> writes) {
    RollupChunk sum = new RollupChunk();
    for (String chunk : chunks) {
      List<RollupRecord> parts = read.getOrDefault(chunk, List.of());
      for (int number = 0; number < parts.size(); number++) {
        sum.add(parts.get(number).summaries());
        writes.add(
            new RecordWrite.Delete(
                RollupRecord.COLLECTION, RollupRecord.id(chunk, number), RecordWrite.ANY_REVISION));
      }
    }
    return put(partition + whole.name(), sum, bounds.chunk(), writes);
  }

  /**
   * Adds the writes that keep a chunk.
   *
   * @return how many octets they have
   */
  static long put(String chunk, RollupChunk sum, int most, List<RecordWrite> writes) {
    List<byte[]> parts = sum.octets(most);
    long octets = 0;
    for (int number = 0; number < parts.size(); number++) {
      byte[] json = RollupRecord.of(parts.get(number), number + 1 < parts.size()).json();
      octets += json.length;
      writes.add(
          new RecordWrite.Put(
              RollupRecord.COLLECTION,
              RollupRecord.id(chunk, number),
              RecordWrite.ANY_REVISION,
              json,
              Map.of()));
    }
    return octets;
  }

  private Part finished(RollupState state, List<RecordWrite> writes) {
    List<String> chunks = new ArrayList<>();
    partitions.forEach(
        (partition, of) -> chunks.add(of.size() > 1 ? partition + whole.name() : of.get(0)));
    for (RollupRun part : state.parts(whole)) {
      writes.add(new RecordWrite.Delete(RollupRecord.RUNS, part.name(), RecordWrite.ANY_REVISION));
    }
    writes.add(contents(whole, chunks));
    return new Part(writes, state.folded(whole));
  }

  /** The write that says what a run has. */
  static RecordWrite contents(RollupRun run, List<String> chunks) {
    return new RecordWrite.Put(
        RollupRecord.RUNS,
        run.name(),
        RecordWrite.ANY_REVISION,
        Json.bytes(new RollupRecord.Contents(chunks)),
        Map.of());
  }
}
