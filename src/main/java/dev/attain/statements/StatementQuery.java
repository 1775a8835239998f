package dev.attain.statements;

import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a statements query; null means any.
 *
 * @param agent an agent, or an identified group, wherever {@code relatedAgents} allows
 * @param since stored after it
 * @param until stored at or before it
 * @param limit how many statements at most in one answer; 0 means as many as the server gives
 * @param ascending oldest first; otherwise newest first
 */
public record StatementQuery(
    @Nullable AgentIdentifier agent,
    @Nullable Iri verb,
    @Nullable Iri activity,
    @Nullable Registration registration,
    boolean relatedActivities,
    boolean relatedAgents,
    @Nullable Instant since,
    @Nullable Instant until,
    int limit,
    boolean ascending) {

  /** Every statement, newest first. */
  public static final StatementQuery ALL =
      new StatementQuery(null, null, null, null, false, false, null, null, 0, false);

  public StatementQuery {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit is not negative: " + limit);
    }
  }

  /** Where the answer to this query begins. */
  StatementCursor start(Terms terms) {
    Set<Term> wanted = new HashSet<>();
    if (agent != null) {
      wanted.add(terms.agent(agent, relatedAgents));
    }
    if (verb != null) {
      wanted.add(terms.verb(verb));
    }
    if (activity != null) {
      wanted.add(terms.activity(activity, relatedActivities));
    }
    if (registration != null) {
      wanted.add(terms.registration(registration));
    }
    return new StatementCursor(
        wanted,
        since == null ? Position.START : Position.lastOf(since),
        until == null ? Position.END : Position.lastOf(until),
        ascending,
        limit == 0 ? PositionQuery.MAX_LIMIT : Math.min(limit, PositionQuery.MAX_LIMIT));
  }
}
