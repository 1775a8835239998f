package dev.attain.storage.embedded.postings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.Term;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Whatever comes late or goes, and wherever it is by then, queries find what a map would find. */
class RecentPostingsTest {
  private static final int STEPS = 500;
  private static final int TERMS = 5;

  private final Random random = seeded();
  private final int segmentStatements = random.nextInt(1, 80);

  /** What each position carries. */
  private final NavigableMap<Long, Set<Term>> carried = new TreeMap<>();

  @TempDir private Path folder;
  private Database database;
  private Committer committer;
  private RecentPostings postings;
  private long last = 5;

  private static Random seeded() {
    long seed = Long.getLong("attain.seed", new Random().nextLong());
    System.out.println("-Dattain.seed=" + seed);
    return new Random(seed);
  }

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("database"), folder.resolve("native"), false, 1 << 20);
    try (View view = database.view()) {
      postings =
          RecentPostings.load(
              view,
              segmentStatements,
              last,
              (after, visitor) -> carried.tailMap(after, false).forEach(visitor));
    }
    committer = new Committer(database, new Following(), 1_000, 1 << 20);
    committer.start();
  }

  private final class Following implements Committer.Watcher {
    @Override
    public void groupBegins() {
      postings.begin();
    }

    @Override
    public void groupEnds(Group group) throws RocksDBException {
      postings.write(group);
    }

    @Override
    public void groupCommitted() {
      postings.committed();
    }
  }

  /** Without an orderly end it is as after a kill: what was in memory is gone. */
  private void close(boolean orderly) throws Exception {
    if (orderly) {
      commit(postings::close);
    }
    committer.close();
    database.close();
  }

  @RepeatedTest(8)
  void queriesFindWhatAMapWouldFind() throws Exception {
    for (int step = 0; step < STEPS; step++) {
      change();
      if (random.nextInt(4) == 0) {
        requireFound(step);
      }
      if (random.nextInt(60) == 0) {
        close(random.nextBoolean());
        open();
        requireFound(step);
      }
    }
    close(true);
    requireBlocksApart();
  }

  @Test
  void aDatabaseOlderThanBlocksIsReadAndGoesOn() throws Exception {
    List<byte[]> single = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      last += random.nextInt(1, 4);
      carried.put(last, terms());
      carried.get(last).forEach(term -> single.add(PostingKey.of(term, last)));
    }
    close(false);
    putAsBefore(single);
    open();
    requireFound(0);
    for (int step = 0; step < STEPS; step++) {
      change();
    }
    requireFound(STEPS);
    close(false);
    open();
    requireFound(STEPS);
    close(true);
    requireBlocksApart();
  }

  /** Without a mark. */
  private void putAsBefore(List<byte[]> keys) throws Exception {
    try (Database older =
        Database.open(folder.resolve("database"), folder.resolve("native"), false, 1 << 20)) {
      Committer writer = new Committer(older, new Nobody(), 1, 1);
      writer.start();
      Await.get(
          writer.submit(
              new Changing() {
                @Override
                public Boolean decide(Group group) throws RocksDBException {
                  for (byte[] key : keys) {
                    group.put(Table.POSTINGS, key);
                  }
                  return true;
                }
              }));
      writer.close();
    }
  }

  private static final class Nobody implements Committer.Watcher {
    @Override
    public void groupBegins() {}

    @Override
    public void groupCommitted() {}
  }

  private interface Changing extends Change<Boolean> {
    @Override
    default long bytes() {
      return 1;
    }
  }

  private void commit(Runnable change) {
    Await.get(
        committer.submit(
            (Changing)
                group -> {
                  change.run();
                  return true;
                }));
  }

  private void change() {
    switch (random.nextInt(8)) {
      case 0 -> gain(any());
      case 1 -> lose(any());
      default -> commit(() -> random.ints(random.nextInt(1, 6)).forEach(i -> append()));
    }
  }

  private void append() {
    last += random.nextInt(1, 4);
    carried.put(last, terms());
    postings.add(last, Set.copyOf(carried.get(last)));
  }

  private void gain(long position) {
    Set<Term> gained = terms();
    carried.computeIfAbsent(position, absent -> new HashSet<>()).addAll(gained);
    commit(() -> postings.add(position, gained));
  }

  private void lose(long position) {
    Set<Term> gone = Set.copyOf(carried.getOrDefault(position, Set.of()));
    carried.put(position, new HashSet<>());
    commit(() -> postings.remove(position, gone));
  }

  private long any() {
    return carried.isEmpty()
        ? last
        : carried.floorKey(random.nextLong(carried.firstKey(), last + 1));
  }

  private Set<Term> terms() {
    Set<Term> terms = new HashSet<>();
    random.ints(random.nextInt(4), 0, TERMS).forEach(i -> terms.add(term(i)));
    return terms;
  }

  /** Spread over the stripes, as hashes are. */
  private static Term term(int i) {
    return new Term(i * 0x9E3779B97F4A7C15L, i);
  }

  private void requireFound(int step) throws Exception {
    RecentPostings.State recent = postings.state();
    for (int i = 0; i < 12; i++) {
      Set<Term> terms = terms();
      terms.add(term(random.nextInt(TERMS)));
      long after = random.nextBoolean() ? 0 : random.nextLong(last + 2);
      long upTo = random.nextBoolean() ? Long.MAX_VALUE : random.nextLong(last + 2);
      boolean ascending = random.nextBoolean();
      PositionQuery query =
          new PositionQuery(terms, new Position(after), new Position(upTo), ascending, 10);
      assertThat(found(recent, query)).as("step %d, %s", step, query).isEqualTo(expected(query));
    }
  }

  private List<Long> found(RecentPostings.State recent, PositionQuery query) throws Exception {
    List<Long> found = new ArrayList<>();
    try (View view = database.view();
        Intersection intersection = new Intersection(view, recent, query)) {
      int portion = random.nextInt(1, 20);
      for (List<Long> next = intersection.next(portion);
          !next.isEmpty();
          next = intersection.next(portion)) {
        found.addAll(next);
      }
    }
    return found;
  }

  private List<Long> expected(PositionQuery query) {
    Stream<Long> positions =
        (query.ascending() ? carried : carried.descendingMap())
            .entrySet().stream()
                .filter(entry -> entry.getValue().containsAll(query.terms()))
                .map(Map.Entry::getKey);
    return positions
        .filter(position -> position > query.after().value() && position <= query.upTo().value())
        .toList();
  }

  /** After an orderly end everything is in blocks, each posting once. */
  private void requireBlocksApart() throws Exception {
    database = Database.open(folder.resolve("database"), folder.resolve("native"), false, 1 << 20);
    NavigableMap<Long, Set<Term>> stored = new TreeMap<>();
    try (View view = database.view();
        RocksIterator all = view.iterator(Table.POSTINGS)) {
      PostingBlock newer = null;
      for (all.seekToFirst(); all.isValid(); all.next()) {
        PostingBlock block = PostingBlock.of(new Entry(all.key(), all.value()));
        if (newer != null && newer.term().equals(block.term())) {
          assertThat(block.newest()).isLessThan(newer.oldest());
        }
        for (long position : block.positions()) {
          stored.computeIfAbsent(position, absent -> new HashSet<>()).add(block.term());
        }
        newer = block;
      }
    }
    database.close();
    carried.values().removeIf(Set::isEmpty);
    assertThat(stored).isEqualTo(carried);
  }
}
