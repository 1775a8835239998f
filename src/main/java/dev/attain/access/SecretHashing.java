package dev.attain.access;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes secrets, which is slow on purpose: on an executor, a bounded number at a time. Each
 * operation fails with {@link VerificationBusyException} when too many wait.
 */
final class SecretHashing {
  private static final int MAX_WAITING = 64;

  private final Executor slow;
  private final int iterations;
  private final SecureRandom random;
  private final SecretHash nobody;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);

  /**
   * @param slow about 0.2 s of CPU each; not an event loop
   * @param iterations of the hash of new secrets
   */
  SecretHashing(Executor slow, int iterations, SecureRandom random) {
    this.slow = Objects.requireNonNull(slow);
    this.iterations = iterations;
    this.random = random;
    this.nobody = SecretHash.ofNobody(iterations, random);
  }

  /** What is to be kept of a new secret. */
  Future<SecretHash> hash(String secret) {
    return onSlow(() -> SecretHash.of(secret, iterations, random));
  }

  /** Whether a secret is that of the hash; without one it never is, after as long a time. */
  Future<Boolean> matches(Optional<SecretHash> hash, String secret) {
    SecretHash compared = hash.orElse(nobody);
    return onSlow(() -> compared.matches(secret)).map(same -> same && hash.isPresent());
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
}
