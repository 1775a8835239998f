package dev.attain.http.documents;

import dev.attain.documents.DocumentSubject;
import dev.attain.documents.Precondition;
import dev.attain.http.xapi.BadRequest;
import dev.attain.http.xapi.Parameters;
import dev.attain.xapi.Actor;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.validation.ActorReader;
import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The three kinds of documents: where they are, and what their parameters are. */
enum DocumentKind {
  /** xAPI-Communication 2.3. */
  STATE(
      "state", "/xapi/activities/state", "stateId", Set.of("activityId", "agent", "registration")) {
    @Override
    DocumentSubject subject(Parameters parameters, ActorReader actors) {
      return new DocumentSubject.State(activity(parameters), agent(parameters, actors));
    }

    @Override
    Precondition unlessSaid(XapiVersion version) {
      return version == XapiVersion.V1_0_3 ? Precondition.NONE : Precondition.ABSENT;
    }
  },
  /** xAPI-Communication 2.7. */
  ACTIVITY_PROFILE(
      "activity-profile", "/xapi/activities/profile", "profileId", Set.of("activityId")) {
    @Override
    DocumentSubject subject(Parameters parameters, ActorReader actors) {
      return new DocumentSubject.ActivityProfile(activity(parameters));
    }
  },
  /** xAPI-Communication 2.6. */
  AGENT_PROFILE("agent-profile", "/xapi/agents/profile", "profileId", Set.of("agent")) {
    @Override
    DocumentSubject subject(Parameters parameters, ActorReader actors) {
      return new DocumentSubject.AgentProfile(agent(parameters, actors));
    }
  };

  private static final String SINCE = "since";

  final String text;
  final String path;
  final String idParameter;
  private final Set<String> subjectParameters;

  DocumentKind(String text, String path, String idParameter, Set<String> subjectParameters) {
    this.text = text;
    this.path = path;
    this.idParameter = idParameter;
    this.subjectParameters = subjectParameters;
  }

  abstract DocumentSubject subject(Parameters parameters, ActorReader actors);

  /**
   * What a PUT without If-Match and If-None-Match has to meet (xAPI-Communication 3.1): in 1.0.3
   * every PUT of a profile needs one of them; 2.0 lets a PUT without them create documents.
   */
  Precondition unlessSaid(XapiVersion version) {
    return version == XapiVersion.V1_0_3
        ? Precondition.PRESENT.and(Precondition.ABSENT)
        : Precondition.ABSENT;
  }

  /** One document; fails with {@link BadRequest}. */
  Addressed one(MultiMap query, ActorReader actors) {
    Parameters parameters = new Parameters(query, with(idParameter));
    return addressed(parameters, actors, parameters.get(idParameter));
  }

  /** One document, or many when no id is given; fails with {@link BadRequest}. */
  Addressed oneOrMany(MultiMap query, ActorReader actors) {
    Parameters parameters = new Parameters(query, with(idParameter, SINCE));
    if (parameters.has(idParameter)) {
      parameters.requireOnly(with(idParameter), "can't be combined with " + idParameter);
    }
    return addressed(parameters, actors, parameters.find(idParameter).orElse(null));
  }

  /** One document, or all of a subject when no id is given; fails with {@link BadRequest}. */
  Addressed oneOrAll(MultiMap query, ActorReader actors) {
    Parameters parameters = new Parameters(query, with(idParameter));
    return addressed(parameters, actors, parameters.find(idParameter).orElse(null));
  }

  private Addressed addressed(Parameters parameters, ActorReader actors, @Nullable String id) {
    return new Addressed(
        subject(parameters, actors),
        parameters.registration("registration").orElse(null),
        id,
        parameters.instant(SINCE).orElse(null));
  }

  private Set<String> with(String... others) {
    Set<String> names = new HashSet<>(subjectParameters);
    names.addAll(Set.of(others));
    return names;
  }

  private static Iri activity(Parameters parameters) {
    parameters.get("activityId");
    return parameters.iri("activityId").orElseThrow();
  }

  private static AgentIdentifier agent(Parameters parameters, ActorReader actors) {
    parameters.get("agent");
    return parameters.agent("agent", actors).flatMap(Actor::findIdentifier).orElseThrow();
  }
}
