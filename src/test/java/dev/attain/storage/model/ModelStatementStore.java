package dev.attain.storage.model;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The log as a list. What a query must know of other statements is looked up when it is asked. */
final class ModelStatementStore implements StatementStore {
  private static final int MAX_BATCH = 10_000;

  private record Entry(NewStatement statement, Position position) {}

  private final InstantSource clock;
  private final List<Entry> log = new ArrayList<>();
  private final Map<StatementId, Entry> byId = new HashMap<>();
  private final Set<StatementId> targetsOfVoiding = new HashSet<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Position horizon = Position.START;

  ModelStatementStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Future<AppendOutcome> append(List<NewStatement> batch) {
    if (batch.isEmpty() || batch.size() > MAX_BATCH) {
      return Future.failedFuture(
          new IllegalArgumentException("a batch of " + batch.size() + " statements"));
    }
    AppendOutcome outcome = appendOrRefuse(batch);
    if (outcome instanceof AppendOutcome.Appended) {
      listeners.forEach(ModelStatementStore::signal);
    }
    return Future.succeededFuture(outcome);
  }

  private static void signal(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      // A listener that fails is no business of the append.
      System.err.println("a listener failed: " + e);
    }
  }

  private synchronized AppendOutcome appendOrRefuse(List<NewStatement> batch) {
    Map<StatementId, NewStatement> fresh = new HashMap<>();
    Set<StatementId> conflicts = new LinkedHashSet<>();
    Set<StatementId> voidsVoiding = new LinkedHashSet<>();
    List<NewStatement> accepted = new ArrayList<>();
    for (NewStatement statement : batch) {
      NewStatement known = known(statement.id(), fresh);
      if (known == null) {
        if (statement.voiding() && isVoiding(statement.target(), fresh)) {
          voidsVoiding.add(statement.id());
        }
        fresh.put(statement.id(), statement);
        accepted.add(statement);
      } else if (!known.fingerprint().equals(statement.fingerprint())) {
        conflicts.add(statement.id());
      }
    }
    if (!conflicts.isEmpty()) {
      return new AppendOutcome.Conflict(List.copyOf(conflicts));
    }
    if (!voidsVoiding.isEmpty()) {
      return new AppendOutcome.VoidsVoiding(List.copyOf(voidsVoiding));
    }
    Position last = safeHorizon();
    for (NewStatement statement : accepted) {
      last = add(statement);
    }
    return new AppendOutcome.Appended(accepted.size(), batch.size() - accepted.size(), last);
  }

  private @Nullable NewStatement known(StatementId id, Map<StatementId, NewStatement> fresh) {
    Entry entry = byId.get(id);
    return entry == null ? fresh.get(id) : entry.statement;
  }

  private boolean isVoiding(@Nullable StatementId id, Map<StatementId, NewStatement> fresh) {
    NewStatement known = id == null ? null : known(id, fresh);
    return known != null && known.voiding();
  }

  private Position add(NewStatement statement) {
    // The horizon is at or after the last statement, and before the present millisecond's first
    // position unless the clock went back or other statements came in this millisecond.
    horizon = new Position(safeHorizon().value() + 1);
    Entry entry = new Entry(statement, horizon);
    log.add(entry);
    byId.put(statement.id(), entry);
    if (statement.voiding()) {
      targetsOfVoiding.add(statement.target());
    }
    return horizon;
  }

  @Override
  public synchronized Future<Optional<StoredStatement>> find(StatementId id) {
    return Future.succeededFuture(Optional.ofNullable(byId.get(id)).map(this::stored));
  }

  @Override
  public synchronized Future<StatementPage> query(PositionQuery query) {
    List<Entry> ordered = new ArrayList<>(log);
    if (!query.ascending()) {
      Collections.reverse(ordered);
    }
    List<StoredStatement> found =
        ordered.stream()
            .filter(entry -> entry.position.compareTo(query.after()) > 0)
            .filter(entry -> entry.position.compareTo(query.upTo()) <= 0)
            .filter(entry -> !isVoided(entry))
            .filter(entry -> carried(entry).containsAll(query.terms()))
            .limit(query.limit() + 1L)
            .map(this::stored)
            .toList();
    boolean hasMore = found.size() > query.limit();
    return Future.succeededFuture(
        new StatementPage(
            hasMore ? found.subList(0, query.limit()) : found, hasMore, safeHorizon()));
  }

  @Override
  public synchronized Future<List<StoredStatement>> readForward(Position after, int limit) {
    if (limit < 1 || limit > MAX_BATCH) {
      return Future.failedFuture(new IllegalArgumentException("a limit of " + limit));
    }
    Stream<Entry> rest = log.stream().filter(entry -> entry.position.compareTo(after) > 0);
    return Future.succeededFuture(rest.limit(limit).map(this::stored).toList());
  }

  @Override
  public synchronized Position safeHorizon() {
    long passed = (clock.millis() << Position.SEQUENCE_BITS) - 1;
    horizon = new Position(Math.max(horizon.value(), passed));
    return horizon;
  }

  @Override
  public void onAppend(Runnable listener) {
    listeners.add(listener);
  }

  private StoredStatement stored(Entry entry) {
    return new StoredStatement(
        entry.statement.id(), entry.position, isVoided(entry), entry.statement.json());
  }

  private boolean isVoided(Entry entry) {
    return !entry.statement.voiding() && targetsOfVoiding.contains(entry.statement.id());
  }

  private Set<Term> carried(Entry entry) {
    Set<Term> terms = new HashSet<>();
    Set<StatementId> seen = new HashSet<>();
    Entry next = entry;
    while (next != null && seen.add(next.statement.id())) {
      terms.addAll(next.statement.terms());
      StatementId target = next.statement.target();
      next = target == null ? null : byId.get(target);
    }
    return terms;
  }
}
