package dev.attain.benchmark.workload;

import dev.attain.benchmark.sample.BareStatements;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.workload.Filters.Span;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Statements of the benchmark in a data folder. They are stored through the engine, for a fraction
 * of what it takes over HTTP; what is there already stays, so that a run that was broken off goes
 * on, and a folder can be kept for many runs.
 */
public final class KeptStore {
  private static final int BATCH = 500;
  private static final int AT_ONCE = 4;

  private final StatementStore store;
  private final BenchmarkStatements statements;

  private KeptStore(StatementStore store, BenchmarkStatements statements) {
    this.store = store;
    this.statements = statements;
  }

  /**
   * Stores what is missing of the first {@code size} statements.
   *
   * @return when the first and the last of them were stored
   * @throws IllegalArgumentException when the folder holds other statements, or more
   */
  public static Span fill(Path folder, BenchmarkStatements statements, long size) {
    EmbeddedEngine engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(folder).withDurability(Durability.OPERATING_SYSTEM),
            InstantSource.system());
    try {
      return new KeptStore(engine.statements(), statements).fill(folder, size);
    } finally {
      engine.close().await();
    }
  }

  private Span fill(Path folder, long size) {
    long present = present(size);
    boolean other = present == 0 && !store.readForward(Position.START, 1).await().isEmpty();
    if (other || find(size).isPresent()) {
      throw new IllegalArgumentException(
          folder + " holds other statements than the first " + size + " of this seed and order");
    }
    statements.goOnFrom(present);
    BareStatements ready = new BareStatements();
    Deque<Future<?>> waiting = new ArrayDeque<>();
    while (statements.made() < size) {
      int batch = (int) Math.min(BATCH, size - statements.made());
      waiting.add(store.append(ready.read(statements.batch(batch))));
      if (waiting.size() == AT_ONCE) {
        waiting.remove().await();
      }
    }
    waiting.forEach(each -> each.await());
    return new Span(stored(0), stored(size - 1));
  }

  /** How many of the first {@code size} are there: they were stored in order. */
  private long present(long size) {
    long least = 0;
    long most = size;
    while (least < most) {
      long middle = (least + most) >>> 1;
      if (find(middle).isPresent()) {
        least = middle + 1;
      } else {
        most = middle;
      }
    }
    return least;
  }

  private Optional<StoredStatement> find(long number) {
    return store.find(new StatementId(statements.draw(number).id())).await();
  }

  private Instant stored(long number) {
    return find(number).orElseThrow().position().stored();
  }
}
