package dev.attain.storage.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.vertx.core.Future;
import java.util.List;

/**
 * From one version of the schema to the next. A step does no harm when it is taken again, or by two
 * nodes; it locks nothing, since other nodes go on serving with the version before: indexes are
 * built online, fields are added as documents are written.
 */
interface SchemaStep {
  Future<Void> take(MongoConnection connection);

  /** All there are. A step that was released is never changed. */
  List<SchemaStep> ALL = List.of(SchemaStep::collectionsAndIndexes);

  /** Collections are made beforehand: a transaction can't make one everywhere. */
  private static Future<Void> collectionsAndIndexes(MongoConnection connection) {
    Future<Void> all = Future.succeededFuture();
    for (String name :
        List.of(
            MongoLog.STATEMENTS,
            MongoLaneRegister.LANES,
            MongoLaneRegister.LOG,
            DocumentFields.COLLECTION,
            AttachmentFiles.FILES,
            AttachmentFiles.CHUNKS,
            AttachmentFiles.UPLOADS)) {
      all = all.compose(done -> create(connection, name));
    }
    Publishers publishers = connection.publishers();
    return all.compose(done -> StatementIndexes.create(connection))
        .compose(
            done ->
                publishers.done(
                    connection
                        .database()
                        .getCollection(DocumentFields.COLLECTION)
                        .createIndex(Indexes.ascending(DocumentFields.INDEX))))
        .compose(
            done ->
                publishers.done(
                    connection
                        .database()
                        .getCollection(AttachmentFiles.FILES)
                        .createIndex(Indexes.ascending(AttachmentFiles.FILENAME, "uploadDate"))))
        .compose(
            done ->
                publishers.done(
                    connection
                        .database()
                        .getCollection(AttachmentFiles.CHUNKS)
                        .createIndex(
                            Indexes.ascending(AttachmentFiles.FILES_ID, AttachmentFiles.N),
                            new IndexOptions().unique(true))));
  }

  /** Makes a collection unless it is there. */
  static Future<Void> create(MongoConnection connection, String name) {
    int namespaceExists = 48;
    return connection
        .publishers()
        .done(connection.database().createCollection(name))
        .recover(
            failure ->
                failure instanceof MongoCommandException e && e.getErrorCode() == namespaceExists
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }
}
