package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.documents.DocumentKey;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.KeptRecord;
import dev.attain.storage.KeptStatement;
import dev.attain.storage.Portion;
import dev.attain.storage.mongo.log.KnownStatement;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;

/** Portions of the collections, each by an index in its order. */
final class KeptDocuments {
  private static final String ID = "_id";

  private final MongoConnection connection;
  private final Publishers publishers;

  KeptDocuments(MongoConnection connection) {
    this.connection = connection;
    publishers = connection.publishers();
  }

  Future<Boolean> isEmpty(String collection) {
    return publishers
        .first(collection(collection).find().projection(Projections.include(ID)).first())
        .map(found -> found.isEmpty());
  }

  /** Positions in decimal digits are the cursors. */
  Future<Portion<KeptStatement>> statements(String after) {
    long start = after.isEmpty() ? Position.START.value() : Long.parseLong(after);
    Portion.Gathering<KeptStatement> found = new Portion.Gathering<>(after);
    return publishers
        .whileWanted(
            collection(MongoLog.STATEMENTS)
                .find(Filters.gt(StatementDocument.POSITION, start))
                .hint(StatementIndexes.BY_POSITION)
                .sort(Sorts.ascending(StatementDocument.POSITION)),
            document -> {
              KeptStatement kept = statement(document);
              return found.add(
                  kept,
                  Long.toString(kept.position().value()),
                  2L * kept.statement().json().length);
            })
        .map(read -> found.portion());
  }

  private static KeptStatement statement(BsonDocument document) {
    StoredStatement stored = StatementDocument.stored(document);
    KnownStatement.Content content =
        Objects.requireNonNull(StatementDocument.known(document).content());
    return new KeptStatement(
        stored.position(),
        stored.voided(),
        new NewStatement(
            stored.id(),
            content.carried(),
            content.target(),
            content.voiding(),
            stored.json(),
            content.fingerprint().saysTimestampAdded(stored.json())));
  }

  Future<Portion<Sha2>> contents(String after) {
    Portion.Gathering<Sha2> found = new Portion.Gathering<>(after);
    return publishers
        .whileWanted(
            collection(AttachmentFiles.FILES)
                .find(Filters.gt(AttachmentFiles.FILENAME, after))
                .projection(Projections.include(AttachmentFiles.FILENAME))
                .sort(Sorts.ascending(AttachmentFiles.FILENAME)),
            file -> {
              String hex = file.getString(AttachmentFiles.FILENAME).getValue();
              // Two nodes at once may have kept the same content.
              return found.endsWith(hex) || found.add(new Sha2(hex), hex, hex.length());
            })
        .map(read -> found.portion());
  }

  Future<Portion<DocumentKey>> documents(String after) {
    Portion.Gathering<DocumentKey> found = new Portion.Gathering<>(after);
    return publishers
        .whileWanted(
            byId(collection(DocumentFields.COLLECTION), after)
                .projection(DocumentFields.KEY_FIELDS),
            document ->
                found.add(
                    DocumentFields.key(document), document.getString(ID).getValue(), ID.length()))
        .map(read -> found.portion());
  }

  /** Records of one collection; their ids are the cursors. */
  Future<Portion<KeptRecord>> records(String name, String after) {
    Portion.Gathering<KeptRecord> found = new Portion.Gathering<>(after);
    return publishers
        .whileWanted(
            byId(collection(RecordCollections.name(name)), after),
            document -> {
              KeptRecord kept =
                  new KeptRecord(
                      name, RecordDocument.record(document), RecordDocument.indexValues(document));
              return found.add(kept, kept.record().id(), 2L * kept.record().json().length);
            })
        .map(read -> found.portion());
  }

  private static FindPublisher<BsonDocument> byId(
      MongoCollection<BsonDocument> collection, String after) {
    Bson next = after.isEmpty() ? new BsonDocument() : Filters.gt(ID, after);
    return collection.find(next).sort(new BsonDocument(ID, new BsonInt32(1)));
  }

  private MongoCollection<BsonDocument> collection(String name) {
    return connection.database().getCollection(name, BsonDocument.class);
  }

  /** The names of the collections of records that are there, in order. */
  Future<List<String>> recordCollections() {
    return publishers
        .list(connection.database().listCollectionNames(), Integer.MAX_VALUE)
        .map(
            names ->
                names.stream()
                    .filter(RecordCollections::isName)
                    .map(RecordCollections::collection)
                    .sorted()
                    .toList());
  }
}
