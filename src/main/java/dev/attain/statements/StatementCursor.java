package dev.attain.statements;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where the rest of an answer begins. It holds the whole question, so that the server keeps
 * nothing: a cursor survives time, restarts and new statements.
 *
 * @param terms all of which a statement must carry
 * @param after exclusive lower bound
 * @param upTo inclusive upper bound
 * @param limit statements per page, 1 to {@link PositionQuery#MAX_LIMIT}
 */
public record StatementCursor(
    Set<Term> terms, Position after, Position upTo, boolean ascending, int limit) {
  private static final byte FORMAT = 1;
  private static final int FIXED_BYTES = 2 + 4 + 8 + 8;
  private static final int TERM_BYTES = 16;
  private static final int MAX_TERMS = 8;

  public StatementCursor {
    terms = Set.copyOf(terms);
    Objects.requireNonNull(after);
    Objects.requireNonNull(upTo);
    if (limit < 1 || limit > PositionQuery.MAX_LIMIT || terms.size() > MAX_TERMS) {
      throw new IllegalArgumentException("limit " + limit + ", " + terms.size() + " terms");
    }
  }

  /** A text of letters, digits, {@code -} and {@code _}. */
  public String token() {
    ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + TERM_BYTES * terms.size());
    bytes.put(FORMAT).put((byte) (ascending ? 1 : 0)).putInt(limit);
    bytes.putLong(after.value()).putLong(upTo.value());
    terms.stream().sorted().forEach(term -> bytes.putLong(term.high()).putLong(term.low()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The inverse of {@link #token()}; empty when {@code token} is none of ours. */
  public static Optional<StatementCursor> ofToken(String token) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      if (bytes.get() != FORMAT) {
        return Optional.empty();
      }
      boolean ascending = bytes.get() == 1;
      int limit = bytes.getInt();
      Position after = new Position(bytes.getLong());
      Position upTo = new Position(bytes.getLong());
      Set<Term> terms = new HashSet<>();
      while (bytes.hasRemaining()) {
        terms.add(new Term(bytes.getLong(), bytes.getLong()));
      }
      return Optional.of(new StatementCursor(terms, after, upTo, ascending, limit));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  PositionQuery query(int atMost) {
    return new PositionQuery(terms, after, upTo, ascending, Math.min(limit, atMost));
  }

  /** The question that remains when everything up to {@code last} has been answered. */
  StatementCursor continuedAfter(Position last) {
    return ascending
        ? new StatementCursor(terms, last, upTo, true, limit)
        : new StatementCursor(terms, after, new Position(last.value() - 1), false, limit);
  }
}
