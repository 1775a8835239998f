package dev.attain.storage.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.impl.codec.json.JsonObjectCodec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * The settings of the MongoDB engine.
 *
 * @param uri a connection string, with its password
 * @param database the name of the database; what the server allows, at most 38 bytes
 * @param node the name of this node, unique among the nodes that share the database: 1 to 64
 *     letters, digits, {@code .}, {@code _} and {@code -}
 * @param allowStandalone whether a server without transactions is taken; nothing is atomic there
 * @param selection how long an operation waits for a server or a connection that can serve it
 * @param deadline how long an operation, or a transaction with all its repetitions, may take
 * @param connections at most, to each server
 * @param maxInFlight operations under way before more are refused
 */
public record MongoSettings(
    String uri,
    String database,
    String node,
    boolean allowStandalone,
    Duration selection,
    Duration deadline,
    int connections,
    int maxInFlight) {

  /**
   * The Vert.x client brings its codec along only where it reads the settings by itself. It comes
   * first: the driver's own would take its objects for lists.
   */
  private static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromCodecs(new JsonObjectCodec(new JsonObject())),
          MongoClientSettings.getDefaultCodecRegistry());

  private static final Duration PATIENCE = Duration.ofDays(1);

  public MongoSettings {
    Objects.requireNonNull(uri);
    if (!database.matches("[A-Za-z0-9_-]{1,38}")) {
      throw new IllegalArgumentException("not a database name: " + database);
    }
    if (!node.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("not a node name: " + node);
    }
    requirePositive("selection", selection.toMillis());
    requirePositive("deadline", deadline.toMillis());
    requirePositive("connections", connections);
    requirePositive("maxInFlight", maxInFlight);
  }

  /** Three seconds to find a server, ten to answer, 100 connections, 4,096 operations. */
  public static MongoSettings defaults(String uri, String database, String node) {
    return new MongoSettings(
        uri, database, node, false, Duration.ofSeconds(3), Duration.ofSeconds(10), 100, 4_096);
  }

  public MongoSettings withAllowStandalone(boolean allowed) {
    return new MongoSettings(
        uri, database, node, allowed, selection, deadline, connections, maxInFlight);
  }

  public MongoSettings withNode(String other) {
    return new MongoSettings(
        uri, database, other, allowStandalone, selection, deadline, connections, maxInFlight);
  }

  public MongoSettings withLimits(Duration otherSelection, Duration otherDeadline) {
    return new MongoSettings(
        uri,
        database,
        node,
        allowStandalone,
        otherSelection,
        otherDeadline,
        connections,
        maxInFlight);
  }

  /** For what may take as long as it takes, such as an index over everything. */
  MongoSettings patient() {
    return withLimits(selection, PATIENCE);
  }

  /** The servers of the connection string, without user and password. */
  public List<String> hosts() {
    return new ConnectionString(uri).getHosts();
  }

  /**
   * What both drivers are opened with. What the promises of the ports rest on (write concern, read
   * concern, primary) can't be weakened by the connection string.
   *
   * @throws IllegalArgumentException when the connection string is none
   */
  MongoClientSettings driver() {
    long select = selection.toMillis();
    int answer = Math.toIntExact(deadline.toMillis());
    return MongoClientSettings.builder()
        .applyConnectionString(new ConnectionString(uri))
        .applicationName("attain")
        .uuidRepresentation(UuidRepresentation.STANDARD)
        .codecRegistry(CODECS)
        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
        .readConcern(ReadConcern.MAJORITY)
        .readPreference(ReadPreference.primary())
        .retryReads(true)
        .retryWrites(true)
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(select, TimeUnit.MILLISECONDS))
        .applyToSocketSettings(
            socket ->
                socket
                    .connectTimeout(Math.toIntExact(select), TimeUnit.MILLISECONDS)
                    .readTimeout(answer, TimeUnit.MILLISECONDS))
        .applyToConnectionPoolSettings(
            pool -> pool.maxSize(connections).maxWaitTime(select, TimeUnit.MILLISECONDS))
        .build();
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", below 1");
    }
  }

  @Override
  public String toString() {
    return "MongoSettings(" + hosts() + ", " + database + ", " + node + ")";
  }
}
