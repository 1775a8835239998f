package dev.attain.storage.mongo.log;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.BatchDecision;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.mongo.lane.Lane;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

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
    BatchDecision decision = BatchDecision.of(batch, graph::find);
    if (decision instanceof BatchDecision.Append append) {
      return append(append.fresh(), batch, graph);
    }
    return ((BatchDecision.Refuse) decision).outcome();
  }

  private AppendOutcome append(List<NewStatement> fresh, List<NewStatement> batch, Graph graph) {
    Position last = horizon;
    for (NewStatement statement : fresh) {
      last = lane.next();
      graph.append(statement, last);
    }
    return new AppendOutcome.Appended(fresh.size(), batch.size() - fresh.size(), last);
  }
}
