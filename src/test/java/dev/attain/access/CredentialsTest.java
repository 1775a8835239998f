package dev.attain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.records.RecordQuery;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final String HOME = "https://attain.example.org";
  private static final int ITERATIONS = 10;

  private final ModelEngine engine = new ModelEngine(InstantSource.system());
  private final Credentials credentials =
      new Credentials(engine.records(), InstantSource.system(), Runnable::run, HOME, ITERATIONS);

  @Test
  void whoHasTheSecretIsThePrincipalOfTheCredential() {
    NewCredential made = get(credentials.create("QA", Set.of(Scope.STATEMENTS_WRITE)));
    for (int attempt = 0; attempt < 2; attempt++) {
      Principal principal = get(credentials.authenticate(header(made))).orElseThrow();
      assertThat(principal.key()).isEqualTo(made.key());
      assertThat(principal.may(Scope.STATEMENTS_WRITE)).isTrue();
      assertThat(principal.may(Scope.STATEMENTS_READ)).isFalse();
      assertThat(principal.authority().name()).isEqualTo("QA");
      assertThat(principal.authority().identifier())
          .isEqualTo(new AgentIdentifier.Account(new Iri(HOME), made.key()));
    }
  }

  @Test
  void whoHasAnotherSecretOrKeyIsNobody() {
    NewCredential made = get(credentials.create("QA", Set.of(Scope.ADMIN)));
    String[] headers = {
      header(new NewCredential(made.key(), made.secret() + "x")),
      header(new NewCredential(made.key(), "")),
      header(new NewCredential("other", made.secret())),
      "Bearer " + made.secret(),
      "Basic not-base64!",
      "Basic " + Base64.getEncoder().encodeToString("nocolon".getBytes(StandardCharsets.UTF_8)),
      ""
    };
    for (String header : headers) {
      assertThat(get(credentials.authenticate(header))).as(header).isEmpty();
      assertThat(get(credentials.authenticate(header))).as(header).isEmpty();
    }
  }

  @Test
  void aSecretMayHoldColonsAndAnyCharacters() {
    NewCredential chosen = new NewCredential("admin", "pa:ss wörd ✓");
    assertThat(get(credentials.createFirst(Optional.of(chosen)))).contains(chosen);
    assertThat(get(credentials.authenticate(header(chosen)))).isPresent();
  }

  @Test
  void theFirstCredentialIsMadeOnceAndIsTheAdministrators() {
    NewCredential first = get(credentials.createFirst(Optional.empty())).orElseThrow();
    assertThat(first.secret()).hasSizeGreaterThan(40);
    assertThat(get(credentials.authenticate(header(first))).orElseThrow().may(Scope.ADMIN))
        .isTrue();
    assertThat(get(credentials.createFirst(Optional.empty()))).isEmpty();
  }

  @Test
  void whoComesWhileTheFirstCredentialIsMadeWaitsForIt() {
    Queue<Runnable> slow = new ArrayDeque<>();
    Credentials starting =
        new Credentials(engine.records(), InstantSource.system(), slow::add, HOME, ITERATIONS);
    NewCredential chosen = new NewCredential("admin", "secret");

    Future<Optional<NewCredential>> made = starting.createFirst(Optional.of(chosen));
    Future<Optional<Principal>> who = starting.authenticate(header(chosen));
    while (!slow.isEmpty()) {
      slow.remove().run();
    }

    assertThat(get(made)).contains(chosen);
    assertThat(get(who)).isPresent();
  }

  @Test
  void neitherTheSecretNorItsTextIsKept() {
    NewCredential made = get(credentials.create("QA", Set.of(Scope.ADMIN)));
    String kept =
        get(engine.records().list(RecordQuery.all(Credential.COLLECTION, 10))).records().stream()
            .map(stored -> new String(stored.json(), StandardCharsets.UTF_8))
            .reduce("", String::concat);
    assertThat(kept).contains(made.key()).doesNotContain(made.secret());
    assertThat(made.toString()).doesNotContain(made.secret());
  }

  @Test
  void equalSecretsHaveDifferentHashes() {
    SecureRandom random = new SecureRandom();
    SecretHash one = SecretHash.of("secret", ITERATIONS, random);
    SecretHash other = SecretHash.of("secret", ITERATIONS, random);
    assertThat(one).isNotEqualTo(other);
    assertThat(one.matches("secret")).isTrue();
    assertThat(one.matches("Secret")).isFalse();
  }

  @Test
  void tooManyVerificationsAtOnceAreRefused() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    Credentials stalled =
        new Credentials(engine.records(), InstantSource.system(), waiting::add, HOME, ITERATIONS);
    Future<Optional<Principal>> last = Future.succeededFuture(Optional.empty());
    for (int i = 0; i < 65; i++) {
      last = stalled.authenticate(header(new NewCredential("key" + i, "secret")));
    }
    Future<Optional<Principal>> refused = last;
    assertThat(waiting).hasSize(64);
    assertThatThrownBy(() -> get(refused)).isInstanceOf(VerificationBusyException.class);

    waiting.forEach(Runnable::run);
    assertThat(stalled.authenticate(header(new NewCredential("key", "secret"))).isComplete())
        .isFalse();
  }

  private static String header(NewCredential credential) {
    String pair = credential.key() + ":" + credential.secret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** What a future has; everything here completes at once. */
  private static <T> T get(Future<T> future) {
    assertThat(future.isComplete()).isTrue();
    if (future.failed() && future.cause() instanceof RuntimeException cause) {
      throw cause;
    }
    return future.result();
  }
}
