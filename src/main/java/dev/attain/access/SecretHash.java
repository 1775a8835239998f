package dev.attain.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a secret: PBKDF2 (RFC 8018) with HMAC-SHA-256, 256 bits, and what it takes to
 * compute it again. The number of iterations is kept with each, so that it can be raised for new
 * ones.
 */
record SecretHash(int iterations, byte[] salt, byte[] hash) {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  SecretHash {
    Objects.requireNonNull(salt);
    Objects.requireNonNull(hash);
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations: " + iterations);
    }
  }

  static SecretHash of(String secret, int iterations, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new SecretHash(iterations, salt, derive(secret, salt, iterations));
  }

  /** What no secret is known to match, and what takes as long to find out as with any other. */
  static SecretHash ofNobody(int iterations, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BITS / Byte.SIZE];
    random.nextBytes(salt);
    random.nextBytes(hash);
    return new SecretHash(iterations, salt, hash);
  }

  boolean matches(String secret) {
    return MessageDigest.isEqual(hash, derive(secret, salt, iterations));
  }

  private static byte[] derive(String secret, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }

  // A record's own equality would compare the arrays by identity, and its text would show them.
  @Override
  public boolean equals(Object other) {
    return other instanceof SecretHash that
        && iterations == that.iterations
        && MessageDigest.isEqual(salt, that.salt)
        && MessageDigest.isEqual(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  @Override
  public String toString() {
    return "SecretHash(" + iterations + " iterations)";
  }
}
