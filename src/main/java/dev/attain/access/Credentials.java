package dev.attain.access;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.json.Json;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The credentials of this server: making them, and telling who sends a request.
 *
 * <p>Verifying a secret is made slow on purpose. It happens on an executor, a bounded number at a
 * time, and its result is remembered under a digest of the header that only this process can
 * compute; a request with a remembered header costs about a microsecond. A header that failed is
 * remembered too, briefly, so that a client that repeats it costs nothing.
 */
public final class Credentials {
  /** What OWASP asked of PBKDF2-HMAC-SHA-256 in 2023. */
  public static final int DEFAULT_ITERATIONS = 600_000;

  private static final int MAX_WAITING = 64;
  private static final int REMEMBERED = 10_000;
  private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
  private static final Duration FAILURE_REMEMBERED_FOR = Duration.ofSeconds(5);
  private static final int KEY_BYTES = 12;
  private static final int SECRET_BYTES = 32;

  private final RecordStore records;
  private final InstantSource clock;
  private final Executor slow;
  private final int iterations;
  private final String authorityHome;
  private final SecureRandom random = new SecureRandom();
  private final AuditTrail trail;
  private final HeaderDigest digests = new HeaderDigest(random);
  private final SecretHash nobody;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final Cache<HeaderDigest.Digest, Principal> verified =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(REMEMBERED_FOR).build();
  private final Cache<String, Boolean> revoked =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED_FOR).build();
  private final Cache<HeaderDigest.Digest, Boolean> failed =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(FAILURE_REMEMBERED_FOR)
          .build();

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
    this.slow = Objects.requireNonNull(slow);
    this.authorityHome = Objects.requireNonNull(authorityHome);
    this.iterations = iterations;
    this.nobody = SecretHash.ofNobody(iterations, random);
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
   * Makes the administrator's credential when there is no credential at all.
   *
   * @param chosen key and secret for an unattended start; random ones when empty
   * @return what was made; empty when credentials exist
   */
  public Future<Optional<NewCredential>> createFirst(Optional<NewCredential> chosen) {
    return records
        .list(RecordQuery.all(Credential.COLLECTION, 1))
        .compose(
            page -> {
              if (!page.records().isEmpty()) {
                return Future.succeededFuture(Optional.empty());
              }
              NewCredential first =
                  chosen.orElseGet(
                      () -> new NewCredential(randomText(KEY_BYTES), randomText(SECRET_BYTES)));
              return insert(first, "Administrator", Set.of(Scope.ADMIN), Author.SERVER)
                  .map(written -> written ? Optional.of(first) : Optional.empty());
            });
  }

  /** All credentials, by their keys. */
  public Future<List<KnownCredential>> list() {
    return records.listAll(
        RecordQuery.all(Credential.COLLECTION, RecordQuery.MAX_LIMIT),
        stored -> read(stored).known());
  }

  /**
   * Takes a credential away: at once on this server, and on others of the same store when they have
   * forgotten it, after {@link #REMEMBERED_FOR} at the latest. The last administrator's stays.
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
                        revoked.put(key, true);
                        verified.asMap().values().removeIf(who -> who.key().equals(key));
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
    Optional<BasicHeader> basic = BasicHeader.parse(header);
    if (basic.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    HeaderDigest.Digest digest = digests.of(header);
    Principal known = verified.getIfPresent(digest);
    if (known != null) {
      return Future.succeededFuture(Optional.of(known));
    }
    if (failed.getIfPresent(digest) != null) {
      return Future.succeededFuture(Optional.empty());
    }
    return verify(basic.get())
        .map(
            found -> {
              // One that is revoked while its secret is verified is not remembered any more.
              Optional<Principal> principal =
                  found.filter(who -> revoked.getIfPresent(who.key()) == null);
              principal.ifPresentOrElse(
                  who -> verified.put(digest, who), () -> failed.put(digest, true));
              return principal;
            });
  }

  private Future<Optional<Principal>> verify(BasicHeader basic) {
    return records
        .find(Credential.COLLECTION, basic.key())
        .compose(
            found -> {
              Optional<Credential> credential = found.map(Credentials::read);
              SecretHash hash = credential.map(Credential::secret).orElse(nobody);
              return onSlow(() -> hash.matches(basic.secret()))
                  .map(same -> same ? credential.map(Credential::principal) : Optional.empty());
            });
  }

  private <T> Future<T> onSlow(Supplier<T> work) {
    if (!waiting.tryAcquire()) {
      return Future.failedFuture(new VerificationBusyException());
    }
    try {
      return Future.fromCompletionStage(CompletableFuture.supplyAsync(work, slow))
          .onComplete(done -> waiting.release());
    } catch (RejectedExecutionException e) {
      waiting.release();
      return Future.failedFuture(new VerificationBusyException());
    }
  }

  private Future<Boolean> insert(NewCredential fresh, String name, Set<Scope> scopes, Author by) {
    return onSlow(() -> SecretHash.of(fresh.secret(), iterations, random))
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
                          write(credential),
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

  private static Credential read(StoredRecord stored) {
    try {
      return Json.MAPPER.readValue(stored.json(), Credential.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the credential " + stored.id() + " is not readable", e);
    }
  }

  private static byte[] write(Credential credential) {
    try {
      return Json.MAPPER.writeValueAsBytes(credential);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
