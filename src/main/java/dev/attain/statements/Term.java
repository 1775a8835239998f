package dev.attain.statements;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is found by: every filter is a term, and a query is a conjunction of terms. A
 * term is the first 128 bits of SHA-256 over the kind and the value: short, without collisions that
 * chance or an adversary could produce, so that no hit needs to be checked against the statement.
 */
public record Term(long high, long low) implements Comparable<Term> {

  /** What a term says of its statement. The codes are stored in data folders: never reuse one. */
  public enum Kind {
    VERB(1),
    AGENT(2),
    AGENT_RELATED(3),
    ACTIVITY(4),
    ACTIVITY_RELATED(5),
    REGISTRATION(6),
    ACTIVITY_TYPE(7),
    CATEGORY(8),
    SOURCE(9),
    CONTENT(10);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }
  }

  /** To make one takes longer than to hash with it. Each digest leaves it as new. */
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Term::sha256);

  public static Term of(Kind kind, String value) {
    MessageDigest sha256 = SHA_256.get();
    sha256.update(kind.code);
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
    return new Term(digest.getLong(), digest.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Any bits of a hash will do; sets of terms are made for every statement. */
  @Override
  public int hashCode() {
    return (int) low;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Term term && high == term.high && low == term.low;
  }

  @Override
  public int compareTo(Term other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
