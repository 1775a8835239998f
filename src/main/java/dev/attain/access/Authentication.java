package dev.attain.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells who sends a request. The result of verifying a header is remembered under a digest of it
 * that only this process can compute; a request with a remembered header costs about a microsecond.
 * A header that failed is remembered too, briefly, so that a client that repeats it costs nothing.
 */
final class Authentication {
  /** For so long at most a credential is taken that another server has revoked. */
  static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

  private static final int REMEMBERED = 10_000;
  private static final Duration FAILURE_REMEMBERED_FOR = Duration.ofSeconds(5);

  private final RecordStore records;
  private final SecretHashing hashing;
  private final HeaderDigest digests;
  private final Cache<HeaderDigest.Digest, Principal> verified =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(REMEMBERED_FOR).build();
  private final Cache<String, Boolean> revoked =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED_FOR).build();
  private final Cache<HeaderDigest.Digest, Boolean> failed =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(FAILURE_REMEMBERED_FOR)
          .build();

  Authentication(RecordStore records, SecretHashing hashing, SecureRandom random) {
    this.records = records;
    this.hashing = hashing;
    this.digests = new HeaderDigest(random);
  }

  /** Forgets a credential that is taken away, also while its secret is being verified. */
  void revoked(String key) {
    revoked.put(key, true);
    verified.asMap().values().removeIf(who -> who.key().equals(key));
  }

  /** The same as {@link Credentials#authenticate}. */
  Future<Optional<Principal>> authenticate(String header) {
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
              Optional<Credential> credential = found.map(Credential::read);
              return hashing
                  .matches(credential.map(Credential::secret), basic.secret())
                  .map(same -> same ? credential.map(Credential::principal) : Optional.empty());
            });
  }
}
