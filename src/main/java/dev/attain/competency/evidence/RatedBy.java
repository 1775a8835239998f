package dev.attain.competency.evidence;

import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.xapi.Actor;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Context;
import dev.attain.xapi.ContextAgent;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose word a statement is: the instructor's; else, in xAPI 2.0, that of the first context agent
 * whose relevant types include {@link #RATER}; else no person's but the authority's.
 *
 * @param rater the canonical identifier of the person who rated; null when no person did
 * @param source the rater, else the canonical identifier of the authority
 */
record RatedBy(@Nullable String rater, String source) {
  /** The relevant type of a context agent who judged what the actor did. */
  static final Iri RATER = new Iri("https://attain.dev/xapi/context-agent-types/rater");

  /** The source of a statement whose authority is a group without any identifier. */
  private static final String ANONYMOUS = "anonymous";

  static RatedBy of(Statement statement) {
    String rater = findRater(statement.context()).map(AgentIdentifier::canonical).orElse(null);
    return new RatedBy(rater, rater != null ? rater : authority(statement.authority()));
  }

  /**
   * The same as a person sees it: an identifier of the person's own is the person. Other people's
   * identifiers stay as they were sent, so that evidence depends on no merge but the person's.
   */
  RatedBy asSeenBy(PersonId person, Identities who) {
    String own = person.value();
    boolean ownRater = rater != null && person.equals(who.resolve(new PersonId(rater)));
    boolean ownSource = person.equals(who.resolve(new PersonId(source)));
    return new RatedBy(ownRater ? own : rater, ownSource ? own : source);
  }

  /** Whether the person speaks for themselves, as rater or with their own credential. */
  boolean isWordOf(PersonId person) {
    return person.value().equals(source);
  }

  private static Optional<AgentIdentifier> findRater(@Nullable Context context) {
    if (context == null) {
      return Optional.empty();
    }
    Optional<AgentIdentifier> instructor =
        Optional.ofNullable(context.instructor()).flatMap(RatedBy::findIdentifier);
    return instructor.or(
        () ->
            context.contextAgents().stream()
                .filter(agent -> agent.relevantTypes().contains(RATER))
                .map(ContextAgent::agent)
                .findFirst()
                .flatMap(RatedBy::findIdentifier));
  }

  private static String authority(@Nullable Actor authority) {
    return Optional.ofNullable(authority)
        .flatMap(RatedBy::findIdentifier)
        .map(AgentIdentifier::canonical)
        .orElse(ANONYMOUS);
  }

  /** An anonymous group, such as OAuth's pair of application and user, goes by its first member. */
  private static Optional<AgentIdentifier> findIdentifier(Actor actor) {
    return actor.identifiers().findFirst();
  }
}
