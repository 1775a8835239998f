package dev.attain.competency.evidence;

import dev.attain.competency.evidence.EvidenceChange.Kind;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Actor;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Context;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the statements that end, dispute or settle evidence. Such a statement names the person and
 * the competencies that it is about, and so becomes an item among their evidence: it can be voided,
 * may come before what it is about, and needs no look at other statements.
 *
 * <ul>
 *   <li>{@code revoked}: the object is the person; the competencies are in grouping.
 *   <li>{@code expired}, {@code forfeited}: the actor is the person, the object the competency.
 *   <li>{@code disputed}, {@code upheld}, {@code overturned}: the object refers to the statement
 *       that gave the evidence; the person is named by an extension of the context, else is the
 *       actor; the competencies are in grouping.
 * </ul>
 */
final class StateChanges {
  private static final Map<Iri, Kind> KINDS =
      Map.of(
          EvidenceVerbs.REVOKED, Kind.ENDED,
          EvidenceVerbs.EXPIRED, Kind.ENDED,
          EvidenceVerbs.FORFEITED, Kind.ENDED,
          EvidenceVerbs.DISPUTED, Kind.DISPUTED,
          EvidenceVerbs.UPHELD, Kind.UPHELD,
          EvidenceVerbs.OVERTURNED, Kind.OVERTURNED);

  private final FrameworkVersion framework;
  private final Set<CompetencyId> competencies;

  StateChanges(Framework framework) {
    this.framework = framework.versionId();
    this.competencies =
        framework.competencies().stream().map(Competency::id).collect(Collectors.toSet());
  }

  /** Whether the statement has such a verb. */
  static boolean concerns(Statement statement) {
    return KINDS.containsKey(statement.verb().id());
  }

  /** One item for each competency of the framework that the statement is about. */
  List<Evidence> of(
      Statement statement, StatementId id, Position position, Instant occurredAt, Identities who) {
    Kind kind = KINDS.get(statement.verb().id());
    Optional<PersonId> person = findPerson(statement).map(who::resolve);
    if (kind == null || person.isEmpty()) {
      return List.of();
    }
    StatementId target = statement.findTarget().orElse(null);
    if (kind != Kind.ENDED && target == null) {
      return List.of();
    }
    String by = by(statement, person.get(), who);
    String rule = "attain:" + kind.name().toLowerCase(java.util.Locale.ROOT);
    List<Evidence> items = new ArrayList<>();
    for (CompetencyId competency : about(statement)) {
      items.add(
          new Evidence(
              EvidenceId.of(statement, id, rule, competency, person.get()),
              person.get(),
              competency,
              framework,
              EvidenceType.STATE_CHANGE,
              0,
              0,
              occurredAt,
              id,
              position,
              rule,
              by,
              null,
              null,
              null,
              null,
              new EvidenceChange(kind, target, by)));
    }
    return items;
  }

  /** Whose evidence such a statement is about; empty for other statements. */
  static Optional<PersonId> findPerson(Statement statement) {
    Kind kind = KINDS.get(statement.verb().id());
    if (kind == null) {
      return Optional.empty();
    }
    if (statement.verb().id().equals(EvidenceVerbs.REVOKED)) {
      return statement.object() instanceof Agent learner
          ? Optional.of(PersonId.of(learner.identifier()))
          : Optional.empty();
    }
    Context context = statement.context();
    String named =
        kind == Kind.ENDED || context == null
            ? null
            : context.extensions().jsonByIri().get(EvidenceVerbs.PERSON);
    return named != null
        ? Artifact.text(named).map(PersonId::new)
        : identifier(statement.actor()).map(PersonId::new);
  }

  /** The person, when it is one of the person's identifiers; else the identifier that was sent. */
  private static String by(Statement statement, PersonId person, Identities who) {
    return identifier(statement.actor())
        .filter(actor -> !person.equals(who.resolve(new PersonId(actor))))
        .orElse(person.value());
  }

  private Set<CompetencyId> about(Statement statement) {
    Set<CompetencyId> about = new LinkedHashSet<>();
    if (statement.object() instanceof Activity object) {
      about.add(new CompetencyId(object.id().value()));
    }
    Context context = statement.context();
    if (context != null) {
      context
          .contextActivities()
          .grouping()
          .forEach(activity -> about.add(new CompetencyId(activity.id().value())));
    }
    about.retainAll(competencies);
    return about;
  }

  private static Optional<String> identifier(Actor actor) {
    return actor.findIdentifier().map(AgentIdentifier::canonical);
  }
}
