package dev.attain.xapi;

import java.util.List;
import java.util.Objects;

/** A group in relation to the statement, with the types of that relation (2.0). */
public record ContextGroup(Group group, List<Iri> relevantTypes) {
  public ContextGroup {
    Objects.requireNonNull(group);
    relevantTypes = List.copyOf(relevantTypes);
  }
}
