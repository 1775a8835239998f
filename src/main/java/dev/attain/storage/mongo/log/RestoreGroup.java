package dev.attain.storage.mongo.log;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.KeptStatement;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Statements on their way back into the log, at the positions that they had. */
public final class RestoreGroup {
  private RestoreGroup() {}

  /** What has to be written; nothing when all of them are there. */
  public static Future<Optional<LogChanges>> changes(
      List<KeptStatement> group, LogTransaction transaction) {
    List<NewStatement> statements = group.stream().map(KeptStatement::statement).toList();
    return Graph.load(statements, transaction).map(graph -> decide(group, graph));
  }

  private static Optional<LogChanges> decide(List<KeptStatement> group, Graph graph) {
    Position last = null;
    for (KeptStatement kept : group) {
      Node known = graph.find(kept.statement().id());
      if (known == null) {
        graph.append(kept.statement(), kept.position());
        last = kept.position();
      } else if (!kept.statement().fingerprint().equals(known.fingerprint())) {
        throw new IllegalStateException(
            "the id of the statement " + kept.statement().id() + " is taken by another");
      }
    }
    return last == null ? Optional.empty() : Optional.of(graph.changes(last));
  }
}
