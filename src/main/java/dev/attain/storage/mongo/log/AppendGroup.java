package dev.attain.storage.mongo.log;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.Fingerprint;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.mongo.lane.Lane;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way into the log in one transaction, decided one after the other: each sees
 * those before it. One that is refused leaves no trace and does its neighbours no harm.
 */
final class AppendGroup {
  private final List<List<NewStatement>> batches;
  private final Lane lane;
  private final Position horizon;

  /**
   * @param lane that is held
   * @param horizon what a batch without anything new is answered with
   */
  AppendGroup(List<List<NewStatement>> batches, Lane lane, Position horizon) {
    this.batches = List.copyOf(batches);
    this.lane = lane;
    this.horizon = horizon;
  }

  /** The outcomes in the order of the batches, once the transaction is committed. */
  Future<List<AppendOutcome>> in(LogTransaction transaction) {
    List<NewStatement> all = batches.stream().flatMap(List::stream).toList();
    return Graph.load(all, transaction).compose(graph -> decide(graph, transaction));
  }

  private Future<List<AppendOutcome>> decide(Graph graph, LogTransaction transaction) {
    List<AppendOutcome> outcomes = new ArrayList<>();
    Position last = null;
    for (List<NewStatement> batch : batches) {
      AppendOutcome outcome = decide(batch, graph);
      outcomes.add(outcome);
      if (outcome instanceof AppendOutcome.Appended appended && appended.appended() > 0) {
        last = appended.last();
      }
    }
    return last == null
        ? Future.succeededFuture(outcomes)
        : transaction.write(graph.changes(last), lane.key()).map(outcomes);
  }

  private AppendOutcome decide(List<NewStatement> batch, Graph graph) {
    Map<StatementId, NewStatement> fresh = new LinkedHashMap<>();
    Set<StatementId> conflicts = new LinkedHashSet<>();
    Set<StatementId> voidsVoiding = new LinkedHashSet<>();
    for (NewStatement statement : batch) {
      Same same = compare(statement, fresh.get(statement.id()), graph.find(statement.id()));
      if (same == Same.CONFLICT) {
        conflicts.add(statement.id());
      } else if (same == Same.NEW) {
        if (voidsVoiding(statement, fresh, graph)) {
          voidsVoiding.add(statement.id());
        }
        fresh.put(statement.id(), statement);
      }
    }
    if (!conflicts.isEmpty()) {
      return new AppendOutcome.Conflict(List.copyOf(conflicts));
    }
    if (!voidsVoiding.isEmpty()) {
      return new AppendOutcome.VoidsVoiding(List.copyOf(voidsVoiding));
    }
    Position last = horizon;
    for (NewStatement statement : fresh.values()) {
      last = lane.next();
      graph.append(statement, last);
    }
    return new AppendOutcome.Appended(fresh.size(), batch.size() - fresh.size(), last);
  }

  /** How a statement relates to what its id names already. */
  private enum Same {
    NEW,
    KNOWN,
    CONFLICT
  }

  private static Same compare(
      NewStatement statement, @Nullable NewStatement twin, @Nullable Node known) {
    Fingerprint there =
        twin != null ? twin.fingerprint() : known != null ? known.fingerprint : null;
    if (there == null) {
      return Same.NEW;
    }
    return statement.fingerprint().equals(there) ? Same.KNOWN : Same.CONFLICT;
  }

  private static boolean voidsVoiding(
      NewStatement statement, Map<StatementId, NewStatement> fresh, Graph graph) {
    StatementId target = statement.target();
    if (!statement.voiding() || target == null) {
      return false;
    }
    NewStatement inBatch = fresh.get(target);
    if (inBatch != null) {
      return inBatch.voiding();
    }
    Node known = graph.find(target);
    return known != null && known.voiding;
  }
}
