package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.statements.Position;
import dev.attain.storage.mongo.lane.Held;
import dev.attain.storage.mongo.lane.HorizonState;
import dev.attain.storage.mongo.lane.LaneKey;
import dev.attain.storage.mongo.lane.LaneRegister;
import dev.attain.storage.mongo.lane.LaneState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The lanes as one document each in {@code lanes}, and the horizon as a document in {@code log}:
 *
 * <pre>
 * lanes: {_id: number, holder: UUID, floor: long, last: long, beat: long, fenced: boolean, at: Date}
 * log:   {_id: "horizon", position: long, members: long}
 * </pre>
 */
final class MongoLaneRegister implements LaneRegister {
  static final String LANES = "lanes";
  static final String LOG = "log";

  private static final String HORIZON = "horizon";
  private static final FindOneAndUpdateOptions THEN =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
  private static final FindOneAndUpdateOptions UPSERT_THEN =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).upsert(true);

  private final CausalSessions sessions;
  private final Publishers publishers;
  private final MongoCollection<BsonDocument> lanes;
  private final MongoCollection<BsonDocument> log;

  MongoLaneRegister(MongoConnection connection) {
    this.sessions = connection.sessions();
    this.publishers = connection.publishers();
    this.lanes = lanes(connection);
    this.log = connection.database().getCollection(LOG, BsonDocument.class);
  }

  static MongoCollection<BsonDocument> lanes(MongoConnection connection) {
    return connection.database().getCollection(LANES, BsonDocument.class);
  }

  /** Matches the lane while this holder has it. */
  static Bson heldBy(LaneKey lane) {
    return Filters.and(
        Filters.eq("_id", lane.number()),
        Filters.eq("holder", new BsonBinary(lane.holder())),
        Filters.eq("fenced", false));
  }

  @Override
  public Future<List<LaneState>> lanes() {
    return sessions
        .run(
            session ->
                publishers.list(
                    publishers.bounded(session.in(lanes).find(new BsonDocument())),
                    Integer.MAX_VALUE))
        .map(found -> found.stream().map(MongoLaneRegister::state).toList());
  }

  private static LaneState state(BsonDocument lane) {
    UUID holder = lane.getBinary("holder").asUuid();
    return new LaneState(
        new LaneKey(lane.getInt32("_id").getValue(), holder),
        new Position(lane.getInt64("floor").getValue()),
        new Position(lane.getInt64("last").getValue()),
        lane.getInt64("beat").getValue(),
        lane.getBoolean("fenced").getValue());
  }

  @Override
  public Future<Optional<Held>> claim(LaneKey lane) {
    Bson free = Filters.and(Filters.eq("_id", lane.number()), Filters.ne("fenced", false));
    Bson taken =
        Updates.combine(
            Updates.set("holder", new BsonBinary(lane.holder())),
            Updates.set("fenced", false),
            Updates.inc("beat", 1L),
            Updates.setOnInsert("floor", 0L),
            Updates.setOnInsert("last", 0L),
            Updates.currentDate("at"));
    return sessions
        .run(
            session ->
                publishers.first(session.in(lanes).findOneAndUpdate(free, taken, UPSERT_THEN)))
        .map(found -> found.map(MongoLaneRegister::held))
        .recover(
            failure ->
                // Somebody has it: the filter found nothing, and the insertion met the document.
                Failures.isDuplicate(failure)
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }

  private static Held held(BsonDocument lane) {
    return new Held(
        new Position(lane.getInt64("floor").getValue()), lane.getDateTime("at").getValue());
  }

  @Override
  public Future<HorizonState> join() {
    Bson more = Updates.combine(Updates.inc("members", 1L), Updates.max("position", 0L));
    return sessions
        .run(
            session ->
                publishers.one(
                    session
                        .in(log)
                        .findOneAndUpdate(Filters.eq("_id", HORIZON), more, UPSERT_THEN)))
        .map(MongoLaneRegister::horizon);
  }

  private static HorizonState horizon(BsonDocument horizon) {
    return new HorizonState(
        new Position(horizon.getInt64("position").getValue()),
        horizon.getInt64("members").getValue());
  }

  @Override
  public Future<Optional<Held>> beat(LaneKey lane, Position floor) {
    Bson beaten =
        Updates.combine(
            Updates.max("floor", floor.value()),
            Updates.inc("beat", 1L),
            Updates.currentDate("at"));
    return sessions
        .run(
            session ->
                publishers.first(session.in(lanes).findOneAndUpdate(heldBy(lane), beaten, THEN)))
        .map(found -> found.map(MongoLaneRegister::held));
  }

  @Override
  public Future<Void> fence(LaneState seen) {
    Bson silent = Filters.and(heldBy(seen.key()), Filters.eq("beat", seen.beat()));
    return update(lanes, silent, Updates.set("fenced", true)).mapEmpty();
  }

  @Override
  public Future<Void> release(LaneKey lane) {
    return update(lanes, heldBy(lane), Updates.set("fenced", true)).mapEmpty();
  }

  @Override
  public Future<HorizonState> horizon() {
    return sessions
        .run(
            session ->
                publishers.first(
                    publishers.bounded(session.in(log).find(Filters.eq("_id", HORIZON)))))
        .map(
            found ->
                found
                    .map(MongoLaneRegister::horizon)
                    .orElseGet(() -> new HorizonState(Position.START, 0)));
  }

  @Override
  public Future<Boolean> publish(Position position, long members) {
    Bson same = Filters.and(Filters.eq("_id", HORIZON), Filters.eq("members", members));
    return update(log, same, Updates.max("position", position.value()));
  }

  /** Whether a document matched. */
  private Future<Boolean> update(
      MongoCollection<BsonDocument> collection, Bson filter, Bson update) {
    return sessions
        .run(
            session ->
                publishers.one(
                    session.in(collection).updateOne(filter, update, new UpdateOptions())))
        .map(result -> result.getMatchedCount() == 1);
  }
}
