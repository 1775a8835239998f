package dev.attain.storage.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.storage.mongo.log.LogDatabase;
import dev.attain.storage.mongo.log.LogTransaction;
import io.vertx.core.Future;
import java.util.function.Function;
import org.bson.BsonDocument;

/** The log in the collection {@code statements}. */
final class MongoLog implements LogDatabase {
  static final String STATEMENTS = "statements";

  private final MongoConnection connection;

  MongoLog(MongoConnection connection) {
    this.connection = connection;
  }

  static MongoCollection<BsonDocument> statements(MongoConnection connection) {
    return connection.database().getCollection(STATEMENTS, BsonDocument.class);
  }

  @Override
  public <T> Future<T> transaction(Function<LogTransaction, Future<T>> body) {
    return connection
        .transactions()
        .run(
            session ->
                body.apply(
                    new MongoLogTransaction(
                        session,
                        statements(connection),
                        MongoLaneRegister.lanes(connection),
                        connection.publishers())));
  }
}
