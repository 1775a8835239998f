package dev.attain.mentions;

import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.json.ActorNames;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Agents with the names that statements give them. */
public final class MentionedAgents {
  /** Names change seldom: those of this many of the newest statements are the ones in use. */
  static final int NEWEST = 100;

  private final StatementStore statements;
  private final Terms terms;

  public MentionedAgents(StatementStore statements, Terms terms) {
    this.statements = Objects.requireNonNull(statements);
    this.terms = Objects.requireNonNull(terms);
  }

  /** The names of an agent in the newest statements that mention it, the newest name first. */
  public Future<List<String>> names(AgentIdentifier agent) {
    return statements
        .query(
            new PositionQuery(
                Set.of(terms.agent(agent, true)), Position.START, Position.END, false, NEWEST))
        .map(
            page -> {
              ActorNames reader = new ActorNames(agent);
              Set<String> names = new LinkedHashSet<>();
              page.statements().forEach(statement -> reader.collect(statement.json(), names));
              return List.copyOf(names);
            });
  }
}
