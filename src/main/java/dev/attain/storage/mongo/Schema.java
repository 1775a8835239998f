package dev.attain.storage.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of what a database looks like: {@code meta/schema}, {@code {version, node, beat}}.
 * One node at a time takes the steps that are missing, while the others wait: it writes its name
 * there and raises {@code beat} every second. Who has seen the same beat for ten seconds, by its
 * own clock, goes on in its place. Steps can be taken twice, so that a node that was only slow does
 * no harm.
 */
final class Schema {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
  static final String COLLECTION = "meta";

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Bson THE_ONE = Filters.eq("_id", "schema");
  private static final String VERSION = "version";
  private static final String NODE = "node";
  private static final String BEATS = "beat";

  private final MongoConnection connection;
  private final List<SchemaStep> steps;
  private final MongoCollection<BsonDocument> meta;
  private final Publishers publishers;

  /**
   * @param connection one that waits for as long as it takes to build an index
   * @param steps from each version to the next
   */
  Schema(MongoConnection connection, List<SchemaStep> steps) {
    this.connection = connection;
    this.steps = steps;
    meta = connection.database().getCollection(COLLECTION, BsonDocument.class);
    publishers = connection.publishers();
  }

  /** What a node has seen of another one that is taking steps. */
  private record Sight(long beat, long sinceNanos) {}

  /** Whether the database has any version. */
  Future<Boolean> isThere() {
    return publishers.first(meta.find(THE_ONE).first()).map(state -> state.isPresent());
  }

  /**
   * Whether the database has the version of this program.
   *
   * @return fails with a {@link MongoRefusedException} when it has a newer one
   */
  Future<Boolean> isCurrent() {
    return publishers
        .first(meta.find(THE_ONE).first())
        .compose(
            state -> {
              int version = state.map(s -> s.getNumber(VERSION).intValue()).orElse(0);
              return version > steps.size()
                  ? Future.failedFuture(newer(version))
                  : Future.succeededFuture(version == steps.size());
            });
  }

  /**
   * Completes when the database has the version of this program.
   *
   * @return fails with a {@link MongoRefusedException} when it has a newer one
   */
  Future<Void> bring() {
    BsonDocument begin =
        new BsonDocument(VERSION, new BsonInt32(0)).append(BEATS, new BsonInt64(0));
    return publishers
        .first(
            meta.findOneAndUpdate(
                THE_ONE,
                new BsonDocument("$setOnInsert", begin),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
        .mapEmpty()
        .recover(
            failure ->
                Failures.isDuplicate(failure)
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure))
        .compose(there -> look(new Sight(-1, System.nanoTime())));
  }

  private Future<Void> look(Sight before) {
    return publishers
        .one(meta.find(THE_ONE).first())
        .compose(
            state -> {
              int version = state.getNumber(VERSION).intValue();
              if (version > steps.size()) {
                return Future.failedFuture(newer(version));
              }
              if (version == steps.size()) {
                return Future.succeededFuture();
              }
              long beat = state.getNumber(BEATS).longValue();
              Sight sight = beat == before.beat() ? before : new Sight(beat, System.nanoTime());
              boolean silent = System.nanoTime() - sight.sinceNanos() > SILENCE.toNanos();
              return !state.containsKey(NODE) || silent
                  ? take(version, beat)
                  : later(() -> look(sight));
            });
  }

  private MongoRefusedException newer(int version) {
    return new Refusals(connection.settings())
        .refused(
            "has in "
                + connection.settings().database()
                + " a schema of version "
                + version
                + ", newer than "
                + steps.size()
                + ", the newest that this program knows",
            "Start the version of Attain that wrote it, or a newer one.",
            null);
  }

  /** Takes all steps that are missing, if nobody else was faster in saying so. */
  private Future<Void> take(int version, long beat) {
    String node = connection.settings().node();
    return publishers
        .first(
            meta.findOneAndUpdate(
                Filters.and(THE_ONE, Filters.eq(VERSION, version), Filters.eq(BEATS, beat)),
                Updates.combine(Updates.set(NODE, new BsonString(node)), Updates.inc(BEATS, 1))))
        .compose(
            mine -> mine.isPresent() ? stepsFrom(version) : later(() -> look(new Sight(-1, 0))));
  }

  private Future<Void> stepsFrom(int version) {
    ScheduledFuture<?> beats =
        connection
            .threads()
            .scheduleWithFixedDelay(
                this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    Future<Void> all = Future.succeededFuture();
    for (int next = version + 1; next <= steps.size(); next++) {
      int step = next;
      all = all.compose(done -> step(step));
    }
    return all.compose(done -> publishers.done(meta.updateOne(THE_ONE, Updates.unset(NODE))))
        .onComplete(ended -> beats.cancel(false));
  }

  private void beat() {
    publishers
        .done(meta.updateOne(THE_ONE, Updates.inc(BEATS, 1)))
        .onFailure(failure -> LOG.warn("the schema's beat failed: {}", failure.toString()));
  }

  private Future<Void> step(int version) {
    LOG.info("database {}: schema version {}", connection.settings().database(), version);
    return steps
        .get(version - 1)
        .take(connection)
        .compose(taken -> publishers.done(meta.updateOne(THE_ONE, Updates.max(VERSION, version))));
  }

  private Future<Void> later(Supplier<Future<Void>> next) {
    Promise<Void> pause = Promise.promise();
    connection.threads().schedule(() -> pause.complete(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return pause.future().compose(paused -> next.get());
  }
}
