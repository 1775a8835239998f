package dev.attain.access;

import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.StoredRecord;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A credential as it is kept.
 *
 * @param name for people who read lists of credentials
 * @param authority the canonical form of the agent identifier that stands for it in statements
 */
record Credential(
    String key,
    String name,
    Set<Scope> scopes,
    String authority,
    SecretHash secret,
    Instant created) {
  static final RecordCollection COLLECTION = new RecordCollection("credentials", List.of());

  Credential {
    Objects.requireNonNull(key);
    Objects.requireNonNull(name);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(secret);
    Objects.requireNonNull(created);
    scopes = Set.copyOf(scopes);
  }

  KnownCredential known() {
    return new KnownCredential(key, name, scopes, created);
  }

  Principal principal() {
    return new Principal(key, scopes, new Agent(name, AgentIdentifier.ofCanonical(authority)));
  }

  static Credential read(StoredRecord stored) {
    return Json.read(stored.id(), stored.json(), Credential.class);
  }
}
