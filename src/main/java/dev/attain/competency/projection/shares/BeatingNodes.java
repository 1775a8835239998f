package dev.attain.competency.projection.shares;

import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nodes that share a store and write a record each at every look. A record that has not changed for
 * some looks in a row is deleted: its node counts as gone, for all at once. No clock is compared
 * with another one, and a node that slept sees nothing as gone that it has not looked at often
 * enough since. A node that was taken for gone comes back with its next look.
 */
public final class BeatingNodes implements ProjectionNodes {
  /** One {@link NodeRecord} for each node, by its name. */
  static final RecordCollection NODES = new RecordCollection("projection-node", List.of());

  private static final Logger LOG = LoggerFactory.getLogger(BeatingNodes.class);

  private final RecordStore records;
  private final String self;
  private final Duration interval;
  private final int patience;
  private final Map<String, Seen> seen = new HashMap<>();
  private final AtomicLong beats = new AtomicLong();
  private volatile List<NodeRecord> others = List.of();

  /** What a record said, and how many looks in a row have found that. */
  private record Seen(long revision, @Nullable Long beat, int looks) {
    static Seen of(StoredRecord found, NodeRecord record, @Nullable Seen last) {
      Seen first = new Seen(found.revision(), record.beat(), 1);
      return last == null || !last.says(first)
          ? first
          : new Seen(first.revision, first.beat, last.looks + 1);
    }

    private boolean says(Seen other) {
      return revision == other.revision && Objects.equals(beat, other.beat);
    }
  }

  /**
   * @param self this node's name: new with each start of a process that may run beside others
   * @param interval between two looks, a second or so
   * @param patience how many looks in a row may find a record unchanged, at least 2
   */
  public BeatingNodes(RecordStore records, String self, Duration interval, int patience) {
    if (patience < 2) {
      throw new IllegalArgumentException("patience " + patience + " is under 2");
    }
    this.records = records;
    this.self = self;
    this.interval = interval;
    this.patience = patience;
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public Optional<Duration> interval() {
    return Optional.of(interval);
  }

  @Override
  public Future<Set<String>> look(List<NodeProjection> doing) {
    RecordWrite beat =
        new RecordWrite.Put(
            NODES,
            self,
            RecordWrite.ANY_REVISION,
            RecordForm.write(new NodeRecord(self, beats.incrementAndGet(), doing)),
            Map.of());
    return records
        .write(List.of(beat))
        .compose(
            written ->
                records.listAll(RecordQuery.all(NODES, RecordQuery.MAX_LIMIT), Function.identity()))
        .compose(this::judge);
  }

  private synchronized Future<Set<String>> judge(List<StoredRecord> found) {
    seen.keySet().retainAll(found.stream().map(StoredRecord::id).toList());
    Set<String> live = new HashSet<>(Set.of(self));
    List<NodeRecord> telling = new ArrayList<>();
    Future<?> deletions = Future.succeededFuture();
    for (StoredRecord node : found) {
      if (node.id().equals(self)) {
        continue;
      }
      NodeRecord record = RecordForm.read(node, NodeRecord.class);
      Seen now = Seen.of(node, record, seen.get(node.id()));
      seen.put(node.id(), now);
      if (now.looks() > patience) {
        LOG.info("node {} has not been heard of and counts as gone", node.id());
        RecordWrite gone = new RecordWrite.Delete(NODES, node.id(), node.revision());
        deletions = deletions.compose(before -> records.write(List.of(gone)));
      } else {
        live.add(node.id());
        telling.add(record);
      }
    }
    others = List.copyOf(telling);
    return deletions.map(done -> live);
  }

  @Override
  public List<NodeRecord> others() {
    return others;
  }

  @Override
  public Future<Void> leave() {
    return records
        .write(List.of(new RecordWrite.Delete(NODES, self, RecordWrite.ANY_REVISION)))
        .mapEmpty();
  }
}
