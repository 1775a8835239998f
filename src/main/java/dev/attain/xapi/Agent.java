package dev.attain.xapi;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person or system, known by exactly one {@link AgentIdentifier}. */
public record Agent(@Nullable String name, AgentIdentifier identifier) implements Actor {
  public Agent {
    Objects.requireNonNull(identifier);
  }

  @Override
  public Optional<AgentIdentifier> findIdentifier() {
    return Optional.of(identifier);
  }

  @Override
  public Stream<AgentIdentifier> identifiers() {
    return Stream.of(identifier);
  }
}
