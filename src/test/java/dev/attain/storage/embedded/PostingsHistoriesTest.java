package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While postings change, in memory and on their way into blocks, readers see each change whole or
 * not at all, and what was acknowledged before they asked.
 */
class PostingsHistoriesTest {
  private static final int ROUNDS = 60;
  private static final int READERS = 3;

  /** Small, so that rounds begin in one and end in another. */
  private static final int SEGMENT = 10;

  private static final long MINUTES = 5;

  private final TestClock clock = new TestClock();
  private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
  private final AtomicBoolean over = new AtomicBoolean();
  @TempDir private Path folder;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(folder)
                .withDurability(Durability.OPERATING_SYSTEM)
                .withSegments(SEGMENT),
            clock);
  }

  @AfterEach
  void close() {
    threads.shutdown();
    Await.get(engine.close());
  }

  private void append(NewStatement statement) {
    Await.get(engine.statements().append(List.of(statement)));
    clock.moveMillis(1);
  }

  private Set<String> found() {
    PositionQuery query =
        new PositionQuery(Drafts.terms("even", "odd"), Position.START, Position.END, false, 1_000);
    return Await.get(engine.statements().query(query)).statements().stream()
        .map(Drafts::name)
        .collect(Collectors.toSet());
  }

  @Test
  void changes_are_seen_whole_by_all_who_read_meanwhile() throws Exception {
    List<Future<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(threads.submit((Callable<Integer>) this::readUntilOver));
    }
    try {
      for (int i = 0; i < ROUNDS; i++) {
        append(Drafts.referring("early" + i, "late" + i, "even"));
        append(Drafts.statement("between" + i, i % 2 == 0 ? "even" : "odd"));
        assertThat(found()).doesNotContain("early" + i);
        append(Drafts.statement("late" + i, "odd"));
        assertThat(found()).contains("early" + i);
        append(Drafts.voiding("away" + i, "early" + i));
        assertThat(found()).contains("away" + i).doesNotContain("early" + i);
      }
    } finally {
      over.set(true);
    }
    for (Future<Integer> reader : readers) {
      assertThat(reader.get(MINUTES, TimeUnit.MINUTES)).isPositive();
    }
  }

  private int readUntilOver() {
    int reads = 0;
    do {
      Set<String> found = found();
      // Each round ends before the next one begins, so that only its last may still change.
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(found.contains("early" + i) && found.contains("away" + i))
            .as("what voids and what is voided, %d", i)
            .isFalse();
      }
      reads++;
    } while (!over.get());
    return reads;
  }
}
