package dev.attain.storage.mongo;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.InsertManyResult;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The operations of a collection within a session: the driver has each of them twice, and takes no
 * null for a session.
 */
final class SessionCollection<D> {
  private final @Nullable ClientSession session;
  private final MongoCollection<D> collection;

  SessionCollection(@Nullable ClientSession session, MongoCollection<D> collection) {
    this.session = session;
    this.collection = collection;
  }

  FindPublisher<D> find(Bson filter) {
    return session == null ? collection.find(filter) : collection.find(session, filter);
  }

  Publisher<InsertManyResult> insertMany(List<? extends D> documents) {
    return session == null
        ? collection.insertMany(documents)
        : collection.insertMany(session, documents);
  }

  Publisher<BulkWriteResult> bulkWrite(
      List<? extends WriteModel<? extends D>> writes, BulkWriteOptions options) {
    return session == null
        ? collection.bulkWrite(writes, options)
        : collection.bulkWrite(session, writes, options);
  }

  Publisher<UpdateResult> updateOne(Bson filter, Bson update, UpdateOptions options) {
    return session == null
        ? collection.updateOne(filter, update, options)
        : collection.updateOne(session, filter, update, options);
  }

  Publisher<D> findOneAndUpdate(Bson filter, Bson update, FindOneAndUpdateOptions options) {
    return session == null
        ? collection.findOneAndUpdate(filter, update, options)
        : collection.findOneAndUpdate(session, filter, update, options);
  }

  Publisher<DeleteResult> deleteMany(Bson filter) {
    return session == null ? collection.deleteMany(filter) : collection.deleteMany(session, filter);
  }
}
