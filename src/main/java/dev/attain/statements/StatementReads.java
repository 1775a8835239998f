package dev.attain.statements;

import dev.attain.xapi.Attachment;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reading statements: one by its id, or pages of those that match. */
public final class StatementReads {

  /**
   * A page is closed early, with a cursor for the rest, when its statements weigh this much: the
   * length of one statement is bounded only by what a request may carry.
   */
  static final int MAX_PAGE_BYTES = 16 << 20;

  private static final int CHUNK = 100;

  private final StatementStore store;
  private final Terms terms;

  public StatementReads(StatementStore store, Terms terms) {
    this.store = Objects.requireNonNull(store);
    this.terms = Objects.requireNonNull(terms);
  }

  /**
   * Statements in the order asked for.
   *
   * @param more where the rest begins; empty when this is all
   * @param horizon the safe horizon that was in force
   */
  public record Page(
      List<StoredStatement> statements, Optional<StatementCursor> more, Position horizon) {
    public Page {
      statements = List.copyOf(statements);
    }
  }

  /** The statement of this id, unless it is voided. */
  public Future<Optional<StoredStatement>> find(StatementId id) {
    return store.find(id).map(found -> found.filter(statement -> !statement.voided()));
  }

  /** The statement of this id, if it is voided. */
  public Future<Optional<StoredStatement>> findVoided(StatementId id) {
    return store.find(id).map(found -> found.filter(StoredStatement::voided));
  }

  public Future<Page> query(StatementQuery query) {
    return page(query.start(terms));
  }

  /** The statements that follow a page whose cursor this is. */
  public Future<Page> page(StatementCursor cursor) {
    return chunk(cursor, cursor.limit(), 0, new ArrayList<>(), Optional.empty());
  }

  /**
   * Whether the content of an attachment came with its statement. One with a fileUrl need not have:
   * who only knew its hash must not get at a content that another statement brought. What came with
   * a fileUrl is not told of statements that are voided.
   */
  public Future<Boolean> cameWith(StoredStatement statement, Attachment attachment) {
    if (!attachment.mayBeElsewhere()) {
      return Future.succeededFuture(true);
    }
    Position here = statement.position();
    PositionQuery query =
        new PositionQuery(
            Set.of(terms.content(statement.id(), attachment.hash())),
            new Position(here.value() - 1),
            here,
            true,
            1);
    return store.query(query).map(page -> !page.statements().isEmpty());
  }

  /** At or below it nothing can appear any more. */
  public Position horizon() {
    return store.safeHorizon();
  }

  private Future<Page> chunk(
      StatementCursor cursor,
      int wanted,
      long bytesBefore,
      List<StoredStatement> collected,
      Optional<Position> newestFirst) {
    return store
        .query(cursor.query(Math.min(wanted, CHUNK)))
        .compose(
            found -> {
              // The newest of all that is shown were read with this horizon in force.
              Position horizon = newestFirst.orElse(found.horizon());
              StatementCursor rest = cursor;
              long bytes = bytesBefore;
              boolean full = false;
              int taken = 0;
              for (StoredStatement statement : found.statements()) {
                full = bytes + statement.json().length > MAX_PAGE_BYTES && !collected.isEmpty();
                if (full) {
                  break;
                }
                bytes += statement.json().length;
                collected.add(statement);
                rest = rest.continuedAfter(statement.position());
                taken++;
              }
              boolean hasMore = full || found.hasMore();
              if (full || !hasMore || taken == wanted) {
                return Future.succeededFuture(
                    new Page(collected, hasMore ? Optional.of(rest) : Optional.empty(), horizon));
              }
              return chunk(
                  rest,
                  wanted - taken,
                  bytes,
                  collected,
                  cursor.ascending() ? Optional.empty() : Optional.of(horizon));
            });
  }
}
