package dev.attain.access;

import dev.attain.xapi.Agent;
import java.util.Objects;
import java.util.Set;

/**
 * Who sent a request.
 *
 * @param key of the credential; statements can be found by it as their source
 * @param authority stamped on the statements that it sends
 */
public record Principal(String key, Set<Scope> scopes, Agent authority) {
  public Principal {
    Objects.requireNonNull(key);
    Objects.requireNonNull(authority);
    scopes = Set.copyOf(scopes);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
