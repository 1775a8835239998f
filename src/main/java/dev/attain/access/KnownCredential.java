package dev.attain.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What may be told of a credential: everything but its secret.
 *
 * @param name for people who read lists of credentials
 */
public record KnownCredential(String key, String name, Set<Scope> scopes, Instant created) {
  public KnownCredential {
    Objects.requireNonNull(key);
    Objects.requireNonNull(name);
    Objects.requireNonNull(created);
    scopes = Set.copyOf(scopes);
  }

  boolean isAdministrator() {
    return scopes.contains(Scope.ADMIN);
  }
}
