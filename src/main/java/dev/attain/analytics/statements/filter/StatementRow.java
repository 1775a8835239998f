package dev.attain.analytics.statements.filter;

import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.statements.Terms;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Actor;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Group;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Result;
import dev.attain.xapi.Score;
import dev.attain.xapi.Statement;
import dev.attain.xapi.json.StatementJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stored statement with what analysts ask of it. Not for several threads at once. */
public final class StatementRow {
  private static final String NOBODY = "anonymous";

  private final StoredStatement stored;
  private final Statement statement;
  private final Terms terms;
  private @Nullable Set<Term> foundBy;

  private StatementRow(StoredStatement stored, Statement statement, Terms terms) {
    this.stored = stored;
    this.statement = statement;
    this.terms = terms;
  }

  public static StatementRow of(StoredStatement stored, Terms terms) {
    return new StatementRow(stored, StatementJson.read(stored.json()), terms);
  }

  public StoredStatement stored() {
    return stored;
  }

  public Statement statement() {
    return statement;
  }

  /** When it occurred. */
  public Instant timestamp() {
    Instant timestamp = statement.timestamp();
    return timestamp == null ? stored.position().stored() : timestamp;
  }

  /** Who acted: the actor, or the members of a group, by their canonical identifiers. */
  public List<String> people() {
    Actor actor = statement.actor();
    List<Agent> agents = actor instanceof Group group ? group.members() : List.of((Agent) actor);
    return agents.stream().map(agent -> agent.identifier().canonical()).distinct().toList();
  }

  /** The key of the credential that sent it: the account's name in the authority. */
  public String source() {
    return Optional.ofNullable(statement.authority())
        .flatMap(Actor::findIdentifier)
        .map(
            identifier ->
                identifier instanceof AgentIdentifier.Account account
                    ? account.name()
                    : identifier.canonical())
        .orElse(NOBODY);
  }

  public Optional<Activity> activity() {
    return statement.object() instanceof Activity activity
        ? Optional.of(activity)
        : Optional.empty();
  }

  public Optional<Iri> activityType() {
    return activity().flatMap(Activity::findType);
  }

  public List<Iri> categories() {
    return statement.context() == null
        ? List.of()
        : statement.context().contextActivities().category().stream()
            .map(Activity::id)
            .distinct()
            .toList();
  }

  public Optional<Result> result() {
    return Optional.ofNullable(statement.result());
  }

  public Optional<Score> score() {
    return result().map(Result::score);
  }

  public Optional<BigDecimal> scaled() {
    return score().map(Score::scaled);
  }

  /** Milliseconds. */
  public OptionalLong duration() {
    return IsoDuration.millis(result().map(Result::duration).orElse(null));
  }

  /** Whether an index term finds it, by its own terms alone. */
  boolean isFoundBy(Term term) {
    Set<Term> known = foundBy;
    if (known == null) {
      Actor authority = Objects.requireNonNullElse(statement.authority(), statement.actor());
      known = terms.of(statement, authority, source());
      foundBy = known;
    }
    return known.contains(term);
  }

  Terms terms() {
    return terms;
  }
}
