package dev.attain.http;

import dev.attain.access.Credentials;
import dev.attain.access.KnownCredential;
import dev.attain.access.Principal;
import dev.attain.access.Revocation;
import dev.attain.access.Scope;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Making credentials, listing them, and taking them away. */
public final class CredentialOperations {
  private final Credentials credentials;

  public CredentialOperations(Credentials credentials) {
    this.credentials = Objects.requireNonNull(credentials);
  }

  /** The operations by {@code operationId}. */
  public Map<String, ApiOperation> byId() {
    return Map.of(
        "createCredential", this::create,
        "listCredentials", this::list,
        "getSelf", CredentialOperations::self,
        "revokeCredential", this::revoke);
  }

  private Future<ApiAnswer> create(ApiCall call) {
    Wanted wanted = call.body(Wanted.class);
    return credentials
        .create(wanted.name(), wanted.scopes(), Authors.of(call))
        .map(
            made ->
                ApiAnswer.created(
                    new Made(made.key(), made.secret(), wanted.name(), wanted.scopes())));
  }

  private Future<ApiAnswer> list(ApiCall call) {
    return credentials.list().map(all -> ApiAnswer.ok(new All(all)));
  }

  private static Future<ApiAnswer> self(ApiCall call) {
    Principal caller = call.principal();
    return Future.succeededFuture(ApiAnswer.ok(new Self(caller.key(), caller.scopes())));
  }

  private Future<ApiAnswer> revoke(ApiCall call) {
    String key = call.pathParameter("key");
    return credentials.revoke(key, Authors.of(call)).map(outcome -> answer(key, outcome));
  }

  private static ApiAnswer answer(String key, Revocation outcome) {
    return switch (outcome) {
      case REVOKED -> new ApiAnswer(204, Map.of(), Map.of());
      case UNKNOWN -> ApiAnswer.notFound("There is no credential " + key + ".");
      case LAST_ADMINISTRATOR ->
          ApiAnswer.refused(
              409,
              "The last administrator",
              "Nobody could make another credential without it; make another administrator's first.",
              List.of());
    };
  }

  private record Wanted(String name, Set<Scope> scopes) {}

  private record Made(String key, String secret, String name, Set<Scope> scopes) {}

  private record Self(String key, Set<Scope> scopes) {}

  private record All(List<KnownCredential> credentials) {}
}
