package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.storage.MigrationNote;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * What a database says of itself and of migrations, beside the version of its schema:
 *
 * <pre>
 * meta: {_id: "identity", name: UUID}
 *       {_id: "migration", note: the JSON of a MigrationNote}
 * </pre>
 */
final class MongoNote {
  private static final Bson IDENTITY = Filters.eq("_id", "identity");
  private static final Bson MIGRATION = Filters.eq("_id", "migration");
  private static final String NAME = "name";
  private static final String NOTE = "note";

  private final MongoCollection<BsonDocument> meta;
  private final Publishers publishers;

  MongoNote(MongoConnection connection) {
    meta = connection.database().getCollection(Schema.COLLECTION, BsonDocument.class);
    publishers = connection.publishers();
  }

  /** The name of this database, made when there is none. */
  Future<UUID> identity() {
    return publishers
        .one(
            meta.findOneAndUpdate(
                IDENTITY,
                Updates.setOnInsert(NAME, new BsonBinary(UUID.randomUUID())),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
        .map(found -> found.getBinary(NAME).asUuid());
  }

  Future<Optional<MigrationNote>> find() {
    return publishers
        .first(meta.find(MIGRATION).first())
        .map(found -> found.map(note -> MigrationNote.of(note.getString(NOTE).getValue())));
  }

  Future<Void> write(MigrationNote note) {
    BsonDocument document = new BsonDocument(NOTE, new BsonString(note.toJson()));
    return publishers.done(meta.replaceOne(MIGRATION, document, new ReplaceOptions().upsert(true)));
  }
}
