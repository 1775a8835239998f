package dev.attain.access;

import static java.util.stream.Collectors.joining;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.json.Json;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The credentials of this server: making them, and telling who sends a request.
 *
 * <p>Verifying a secret is made slow on purpose: {@link SecretHashing} bounds it, and {@link
 * Authentication} remembers its result.
 */
public final class Credentials {
  /** What OWASP asked of PBKDF2-HMAC-SHA-256 in 2023. */
  public static final int DEFAULT_ITERATIONS = 600_000;

  private static final int KEY_BYTES = 12;
  private static final int SECRET_BYTES = 32;

  private final RecordStore records;
  private final InstantSource clock;
  private final String authorityHome;
  private final SecureRandom random = new SecureRandom();
  private final AuditTrail trail;
  private final SecretHashing hashing;
  private final Authentication authentication;

  /** The making of the first credential, which takes some tenths of a second. */
  private volatile Future<Optional<NewCredential>> first = Future.succeededFuture(Optional.empty());

  /**
   * Credentials over the records of this server.
   *
   * @param slow runs the verification of secrets, about 0.2 s of CPU each; not an event loop
   * @param authorityHome the {@code homePage} of the accounts that stand for credentials in
   *     statements: an absolute IRI
   * @param iterations of the hash of new secrets
   */
  public Credentials(
      RecordStore records,
      InstantSource clock,
      Executor slow,
      String authorityHome,
      int iterations) {
    this.records = Objects.requireNonNull(records);
    this.clock = Objects.requireNonNull(clock);
    this.trail = new AuditTrail(records, clock);
    this.authorityHome = Objects.requireNonNull(authorityHome);
    this.hashing = new SecretHashing(slow, iterations, random);
    this.authentication = new Authentication(records, hashing, random);
  }

  /** Makes a credential with a random key and secret, unasked. */
  public Future<NewCredential> create(String name, Set<Scope> scopes) {
    return create(name, scopes, Author.SERVER);
  }

  /** Makes a credential with a random key and secret. */
  public Future<NewCredential> create(String name, Set<Scope> scopes, Author by) {
    NewCredential fresh = new NewCredential(randomText(KEY_BYTES), randomText(SECRET_BYTES));
    return insert(fresh, name, scopes, by)
        .map(
            written -> {
              if (!written) {
                throw new IllegalStateException("a random key of 96 bits exists already");
              }
              return fresh;
            });
  }

  /**
   * Makes the administrator's credential when there is no credential at all. Who asks to be
   * authenticated meanwhile waits for it.
   *
   * @param chosen key and secret for an unattended start; random ones when empty
   * @return what was made; empty when credentials exist
   */
  public Future<Optional<NewCredential>> createFirst(Optional<NewCredential> chosen) {
    Future<Optional<NewCredential>> made =
        records
            .list(RecordQuery.all(Credential.COLLECTION, 1))
            .compose(
                page -> {
                  if (!page.records().isEmpty()) {
                    return Future.succeededFuture(Optional.empty());
                  }
                  NewCredential fresh =
                      chosen.orElseGet(
                          () -> new NewCredential(randomText(KEY_BYTES), randomText(SECRET_BYTES)));
                  return insert(fresh, "Administrator", Set.of(Scope.ADMIN), Author.SERVER)
                      .map(written -> written ? Optional.of(fresh) : Optional.empty());
                });
    first = made;
    return made;
  }

  /** All credentials, by their keys. */
  public Future<List<KnownCredential>> list() {
    return records.listAll(
        RecordQuery.all(Credential.COLLECTION, RecordQuery.MAX_LIMIT),
        stored -> Credential.read(stored).known());
  }

  /**
   * Takes a credential away: at once on this server, and on others of the same store when they have
   * forgotten it, after {@link Authentication#REMEMBERED_FOR} at the latest. The last
   * administrator's stays.
   */
  public Future<Revocation> revoke(String key, Author by) {
    return list()
        .compose(
            all -> {
              Optional<KnownCredential> known =
                  all.stream().filter(each -> each.key().equals(key)).findAny();
              if (known.isEmpty()) {
                return Future.succeededFuture(Revocation.UNKNOWN);
              }
              if (known.get().isAdministrator()
                  && all.stream().filter(KnownCredential::isAdministrator).count() == 1) {
                return Future.succeededFuture(Revocation.LAST_ADMINISTRATOR);
              }
              return trail
                  .write(
                      List.of(
                          new RecordWrite.Delete(
                              Credential.COLLECTION, key, RecordWrite.ANY_REVISION)),
                      event("revoked", known.get(), by))
                  .map(
                      written -> {
                        authentication.revoked(key);
                        return Revocation.REVOKED;
                      });
            });
  }

  /**
   * Who sends a request with this {@code Authorization} header; empty when the header is not a
   * basic one, names no credential, or has the wrong secret: each takes the same time. Fails with
   * {@link VerificationBusyException} when too many wait.
   */
  public Future<Optional<Principal>> authenticate(String header) {
    Future<?> making = first;
    return making.isComplete()
        ? authentication.authenticate(header)
        : making.transform(made -> authentication.authenticate(header));
  }

  private Future<Boolean> insert(NewCredential fresh, String name, Set<Scope> scopes, Author by) {
    return hashing
        .hash(fresh.secret())
        .compose(
            hash -> {
              String authority = "account:" + authorityHome + "|" + fresh.key();
              Credential credential =
                  new Credential(fresh.key(), name, scopes, authority, hash, clock.instant());
              return trail.write(
                  List.of(
                      new RecordWrite.Put(
                          Credential.COLLECTION,
                          fresh.key(),
                          RecordWrite.ABSENT,
                          Json.bytes(credential),
                          Map.of())),
                  event("created", credential.known(), by));
            })
        .map(outcome -> outcome instanceof WriteOutcome.Written);
  }

  /** What the credential may do is on record, its secret is not. */
  private static AuditEvent event(String action, KnownCredential credential, Author by) {
    return new AuditEvent(
        by,
        action,
        AuditEvent.Subject.CREDENTIAL,
        credential.key(),
        null,
        Map.of(
            "name",
            credential.name(),
            "scopes",
            credential.scopes().stream().map(Scope::text).sorted().collect(joining(" "))));
  }

  private String randomText(int bytes) {
    byte[] text = new byte[bytes];
    random.nextBytes(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }
}
