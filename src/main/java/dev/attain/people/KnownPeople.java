package dev.attain.people;

import dev.attain.xapi.AgentIdentifier;
import io.vertx.core.Future;

/** Where it is learned whether anything was ever heard of an identifier. */
@FunctionalInterface
public interface KnownPeople {
  Future<Boolean> isKnown(AgentIdentifier identifier);
}
