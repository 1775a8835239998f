package dev.attain.storage.mongo;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.vertx.core.Future;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;

/**
 * The indexes of {@code statements}, beside that of the id.
 *
 * <p>Each ends in what its queries are sorted by. Positions are unique by the way they are given
 * out; an index that says so would stand in the way of sharding by id.
 */
final class StatementIndexes {
  /** One entry for each term of a statement that is not voided. */
  static final Bson BY_TERM =
      new BsonDocument(StatementDocument.TERMS, new BsonInt32(1))
          .append(StatementDocument.POSITION, new BsonInt32(-1));

  /** The log. Ids that are only awaited are not in it. */
  static final Bson BY_POSITION = new BsonDocument(StatementDocument.POSITION, new BsonInt32(1));

  /** Those that point at others. */
  static final Bson BY_TARGET = new BsonDocument(StatementDocument.TARGET, new BsonInt32(1));

  static final List<IndexModel> ALL =
      List.of(
          new IndexModel(BY_TERM),
          new IndexModel(BY_POSITION, new IndexOptions().sparse(true)),
          new IndexModel(BY_TARGET, new IndexOptions().sparse(true)));

  private StatementIndexes() {}

  /** Creates those that are not there. */
  static Future<Void> create(MongoConnection connection) {
    return connection
        .publishers()
        .done(connection.database().getCollection(MongoLog.STATEMENTS).createIndexes(ALL));
  }
}
