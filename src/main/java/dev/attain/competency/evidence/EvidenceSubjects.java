package dev.attain.competency.evidence;

import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.xapi.Agent;
import dev.attain.xapi.Group;
import dev.attain.xapi.Statement;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom the evidence that a statement gives is of. */
public final class EvidenceSubjects {
  private EvidenceSubjects() {}

  /**
   * All people that a statement may give evidence of, by whatever rules and templates; most of them
   * get none.
   */
  public static Set<PersonId> of(Statement statement, Identities who) {
    return Stream.concat(
            actors(statement, who), StateChanges.findPerson(statement).map(who::resolve).stream())
        .collect(Collectors.toSet());
  }

  /** The actor; where the actor is a group, its members. */
  static Stream<PersonId> actors(Statement statement, Identities who) {
    Stream<Agent> agents =
        statement.actor() instanceof Agent agent
            ? Stream.of(agent)
            : ((Group) statement.actor()).members().stream();
    return agents.map(agent -> who.resolve(agent.identifier())).distinct();
  }
}
