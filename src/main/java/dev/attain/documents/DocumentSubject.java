package dev.attain.documents;

import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import java.util.List;
import java.util.Objects;

/** What documents are about; it decides which of the three document resources they belong to. */
public sealed interface DocumentSubject {

  /**
   * One list of texts for one subject, injective over all kinds: the name of the resource, then
   * what identifies the subject there.
   */
  List<String> parts();

  /**
   * The inverse of {@link #parts()}.
   *
   * @throws IllegalArgumentException when these are the parts of none
   */
  static DocumentSubject ofParts(List<String> parts) {
    String resource = parts.isEmpty() ? "" : parts.get(0);
    if (resource.equals("state") && parts.size() == 3) {
      return new State(new Iri(parts.get(1)), AgentIdentifier.ofCanonical(parts.get(2)));
    }
    if (resource.equals("activity-profile") && parts.size() == 2) {
      return new ActivityProfile(new Iri(parts.get(1)));
    }
    if (resource.equals("agent-profile") && parts.size() == 2) {
      return new AgentProfile(AgentIdentifier.ofCanonical(parts.get(1)));
    }
    throw new IllegalArgumentException("not a subject of documents: " + parts);
  }

  /** What an activity keeps of one agent (State Resource). */
  record State(Iri activity, AgentIdentifier agent) implements DocumentSubject {
    public State {
      Objects.requireNonNull(activity);
      Objects.requireNonNull(agent);
    }

    @Override
    public List<String> parts() {
      return List.of("state", activity.value(), agent.canonical());
    }
  }

  /** An activity, whoever takes part in it (Activity Profile Resource). */
  record ActivityProfile(Iri activity) implements DocumentSubject {
    public ActivityProfile {
      Objects.requireNonNull(activity);
    }

    @Override
    public List<String> parts() {
      return List.of("activity-profile", activity.value());
    }
  }

  /** An agent or identified group, whatever it does (Agent Profile Resource). */
  record AgentProfile(AgentIdentifier agent) implements DocumentSubject {
    public AgentProfile {
      Objects.requireNonNull(agent);
    }

    @Override
    public List<String> parts() {
      return List.of("agent-profile", agent.canonical());
    }
  }
}
