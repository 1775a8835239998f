package dev.attain.xapi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something with which an actor interacted. */
public record Activity(Iri id, @Nullable ActivityDefinition definition) implements StatementObject {
  public Activity {
    Objects.requireNonNull(id);
  }

  public Optional<Iri> findType() {
    return Optional.ofNullable(definition).map(ActivityDefinition::type);
  }
}
