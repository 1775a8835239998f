package dev.attain.xapi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection of agents: identified (with an identifier) or anonymous (with members only). */
public record Group(
    @Nullable String name, @Nullable AgentIdentifier identifier, List<Agent> members)
    implements Actor {
  public Group {
    members = List.copyOf(members);
  }

  @Override
  public Optional<AgentIdentifier> findIdentifier() {
    return Optional.ofNullable(identifier);
  }

  @Override
  public Stream<AgentIdentifier> identifiers() {
    return Stream.concat(Stream.ofNullable(identifier), members.stream().map(Agent::identifier));
  }
}
