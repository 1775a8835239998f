package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.Term;
import dev.attain.xapi.StatementId;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/**
 * The shapes of the queries of {@code statements}. Each names its index; none sorts.
 *
 * <p>Of several terms MongoDB would try each in turn and keep what won for later queries of the
 * same shape, whose terms may be of quite another kind. So the part of the index that is read is
 * given as a pair of keys: the rarest term at the two ends of the range. The other terms are looked
 * for in what is found there.
 */
final class StatementFinds {
  private static final Bson STORED =
      Projections.include(
          StatementDocument.POSITION, StatementDocument.VOIDED, StatementDocument.JSON);

  private final SessionCollection<BsonDocument> statements;
  private final long maxMillis;

  /**
   * @param maxMillis after which the server gives a query up
   */
  StatementFinds(SessionCollection<BsonDocument> statements, long maxMillis) {
    this.statements = statements;
    this.maxMillis = maxMillis;
  }

  FindPublisher<BsonDocument> byId(StatementId id) {
    return find(
        Filters.and(
            Filters.eq(StatementDocument.ID, StatementDocument.id(id)),
            Filters.exists(StatementDocument.AWAITED, false)));
  }

  FindPublisher<BsonDocument> forward(Position after, Position upTo, int limit) {
    return find(range(after, upTo))
        .hint(StatementIndexes.BY_POSITION)
        .sort(Sorts.ascending(StatementDocument.POSITION))
        .limit(limit);
  }

  /** A query without terms. */
  FindPublisher<BsonDocument> all(PositionQuery query, int limit) {
    Bson filter =
        Filters.and(
            range(query.after(), query.upTo()), Filters.exists(StatementDocument.VOIDED, false));
    return find(filter).hint(StatementIndexes.BY_POSITION).sort(order(query)).limit(limit);
  }

  /**
   * A query with terms, over a range that is not empty.
   *
   * @param rarest one of them
   */
  FindPublisher<BsonDocument> byTerms(PositionQuery query, Term rarest, int limit) {
    Bson filter =
        Filters.and(
            Filters.all(StatementDocument.TERMS, StatementDocument.terms(query.terms())),
            range(query.after(), query.upTo()));
    // Positions descend in this index: the first key is included, the last one is not.
    return find(filter)
        .hint(StatementIndexes.BY_TERM)
        .min(key(rarest, query.upTo()))
        .max(key(rarest, query.after()))
        .sort(order(query))
        .limit(limit);
  }

  private FindPublisher<BsonDocument> find(Bson filter) {
    return statements.find(filter).projection(STORED).maxTime(maxMillis, TimeUnit.MILLISECONDS);
  }

  private static Bson range(Position after, Position upTo) {
    return Filters.and(
        Filters.gt(StatementDocument.POSITION, after.value()),
        Filters.lte(StatementDocument.POSITION, upTo.value()));
  }

  private static Bson order(PositionQuery query) {
    return query.ascending()
        ? Sorts.ascending(StatementDocument.POSITION)
        : Sorts.descending(StatementDocument.POSITION);
  }

  private static Bson key(Term term, Position position) {
    return new BsonDocument(StatementDocument.TERMS, StatementDocument.term(term))
        .append(StatementDocument.POSITION, new BsonInt64(position.value()));
  }
}
