package dev.attain.storage.mongo;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.records.RecordCollection;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;

/**
 * The collections of records. Each is made, with its indexes, before this node first uses it: a
 * transaction can't make one everywhere. Making what is there does nothing.
 */
final class RecordCollections {
  private static final String PREFIX = "records.";

  private final MongoConnection connection;
  private final Map<RecordCollection, Future<Void>> made = new ConcurrentHashMap<>();

  RecordCollections(MongoConnection connection) {
    this.connection = connection;
  }

  MongoCollection<BsonDocument> of(RecordCollection collection) {
    return connection.database().getCollection(name(collection.name()), BsonDocument.class);
  }

  /** The name in MongoDB of a collection of records. */
  static String name(String collection) {
    return PREFIX + collection;
  }

  /** Whether this is the name in MongoDB of some collection of records. */
  static boolean isName(String name) {
    return name.startsWith(PREFIX);
  }

  /** The inverse of {@link #name(String)}. */
  static String collection(String name) {
    return name.substring(PREFIX.length());
  }

  Future<Void> make(Collection<RecordCollection> collections) {
    return Future.all(collections.stream().distinct().map(this::make).toList()).mapEmpty();
  }

  private Future<Void> make(RecordCollection collection) {
    Future<Void> known = made.get(collection);
    if (known != null && !known.failed()) {
      return known;
    }
    Future<Void> making =
        SchemaStep.create(connection, name(collection.name()))
            .compose(created -> index(collection));
    made.put(collection, making);
    return making;
  }

  private Future<Void> index(RecordCollection collection) {
    List<IndexModel> indexes =
        collection.indexes().stream()
            .map(index -> Indexes.ascending(RecordDocument.key(index), RecordDocument.ID))
            .map(IndexModel::new)
            .toList();
    return indexes.isEmpty()
        ? Future.succeededFuture()
        : connection.publishers().done(of(collection).createIndexes(indexes));
  }
}
