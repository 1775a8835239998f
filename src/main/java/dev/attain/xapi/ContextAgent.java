package dev.attain.xapi;

import java.util.List;
import java.util.Objects;

/** An agent in relation to the statement, with the types of that relation (2.0). */
public record ContextAgent(Agent agent, List<Iri> relevantTypes) {
  public ContextAgent {
    Objects.requireNonNull(agent);
    relevantTypes = List.copyOf(relevantTypes);
  }
}
