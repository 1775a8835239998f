package dev.attain.xapi;

import java.util.Optional;
import java.util.stream.Stream;

/** Who acted: an {@link Agent} or a {@link Group}. */
public sealed interface Actor extends StatementObject permits Agent, Group {

  /** The inverse functional identifier; absent only in an anonymous group. */
  Optional<AgentIdentifier> findIdentifier();

  /** The identifiers by which this actor is found: its own, and those of a group's members. */
  Stream<AgentIdentifier> identifiers();
}
