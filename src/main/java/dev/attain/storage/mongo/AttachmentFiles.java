package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/**
 * The GridFS bucket of attachments: {@code attachments.files} and {@code attachments.chunks} as its
 * specification has them, the hash as the name of a file. Ids are random, so that contents spread
 * over shards. Uploads under way are listed in {@code attachments.uploads}: what is left there by a
 * node that died is swept.
 */
final class AttachmentFiles {
  static final String FILES = "attachments.files";
  static final String CHUNKS = "attachments.chunks";
  static final String UPLOADS = "attachments.uploads";

  static final String FILES_ID = "files_id";
  static final String N = "n";
  static final String FILENAME = "filename";

  /** GridFS's own default. */
  static final int CHUNK_BYTES = 255 * 1024;

  private static final String ID = "_id";
  private static final String SWEPT = "swept";
  private static final String BEGUN = "begun";
  private static final Duration ABANDONED = Duration.ofDays(1);
  private static final int SWEEP_AT_ONCE = 1_000;

  private final MongoCollection<BsonDocument> files;
  private final MongoCollection<BsonDocument> chunks;
  private final MongoCollection<BsonDocument> uploads;
  private final Publishers publishers;
  private final Transactions transactions;
  private final InstantSource clock;

  AttachmentFiles(MongoConnection connection, InstantSource clock) {
    files = connection.database().getCollection(FILES, BsonDocument.class);
    chunks = connection.database().getCollection(CHUNKS, BsonDocument.class);
    uploads = connection.database().getCollection(UPLOADS, BsonDocument.class);
    publishers = connection.publishers();
    transactions = connection.transactions();
    this.clock = clock;
  }

  /** A content that is kept. */
  record File(BsonBinary id, long length, int chunkBytes) {}

  Future<Optional<File>> find(Sha2 hash) {
    return publishers
        .first(publishers.bounded(files.find(Filters.eq(FILENAME, hash.hex()))).limit(1))
        .map(
            found ->
                found.map(
                    file ->
                        new File(
                            file.getBinary(ID),
                            file.getNumber("length").longValue(),
                            file.getNumber("chunkSize").intValue())));
  }

  /** The chunks of a file with these numbers, in order. */
  Future<List<byte[]>> read(File file, long first, long last) {
    return publishers
        .list(
            publishers
                .bounded(
                    chunks.find(
                        Filters.and(
                            Filters.eq(FILES_ID, file.id()),
                            Filters.gte(N, first),
                            Filters.lte(N, last))))
                .sort(new BsonDocument(N, new BsonInt32(1))),
            Math.toIntExact(last - first + 1))
        .map(found -> found.stream().map(chunk -> chunk.getBinary("data").getData()).toList());
  }

  /** The id of a new upload. */
  Future<BsonBinary> begin() {
    BsonBinary id = new BsonBinary(UUID.randomUUID());
    BsonDocument upload = new BsonDocument(ID, id).append(BEGUN, now());
    return publishers.done(uploads.insertOne(upload)).map(id);
  }

  Future<Void> writeChunk(BsonBinary id, int number, byte[] data) {
    return publishers.done(
        chunks.insertOne(
            new BsonDocument(FILES_ID, id)
                .append(N, new BsonInt32(number))
                .append("data", new BsonBinary(data))));
  }

  /** Makes an upload a file, unless it was given up. */
  Future<Void> keep(BsonBinary id, Sha2 hash, long length) {
    BsonDocument file =
        new BsonDocument(ID, id)
            .append("length", new BsonInt64(length))
            .append("chunkSize", new BsonInt32(CHUNK_BYTES))
            .append("uploadDate", now())
            .append(FILENAME, new BsonString(hash.hex()));
    return transactions.run(
        session ->
            publishers
                .one(
                    session
                        .in(uploads)
                        .deleteMany(Filters.and(Filters.eq(ID, id), Filters.exists(SWEPT, false))))
                .compose(
                    deleted ->
                        deleted.getDeletedCount() == 1
                            ? publishers.done(session.in(files).insertMany(List.of(file)))
                            : Future.failedFuture(
                                new UnavailableException("the upload was given up as abandoned"))));
  }

  /** Takes away an upload that does not become a file. */
  Future<Void> drop(BsonBinary id) {
    return publishers
        .done(
            uploads.updateOne(
                Filters.eq(ID, id), Updates.set(SWEPT, BsonBoolean.TRUE), new UpdateOptions()))
        .compose(marked -> publishers.done(chunks.deleteMany(Filters.eq(FILES_ID, id))))
        .compose(deleted -> publishers.done(uploads.deleteOne(Filters.eq(ID, id))));
  }

  /** Takes away the uploads that ended without a word a day ago; how many there were. */
  Future<Integer> sweep() {
    Instant before = clock.instant().minus(ABANDONED);
    return publishers
        .list(
            uploads
                .find(Filters.lt(BEGUN, new BsonDateTime(before.toEpochMilli())))
                .limit(SWEEP_AT_ONCE),
            SWEEP_AT_ONCE)
        .compose(
            found -> {
              Future<Void> all = Future.succeededFuture();
              for (BsonDocument upload : found) {
                all = all.compose(done -> drop(upload.getBinary(ID)));
              }
              return all.map(found.size());
            });
  }

  private BsonDateTime now() {
    return new BsonDateTime(clock.millis());
  }
}
