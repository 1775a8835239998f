package dev.attain.storage.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterSettings;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which servers are fit, and what is said of those that aren't. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /** MongoDB 4.4. */
  private static final int LEAST_WIRE_VERSION = 9;

  private static final Set<Integer> NOT_ALLOWED = Set.of(13, 18);

  private final MongoSettings settings;

  Refusals(MongoSettings settings) {
    this.settings = settings;
  }

  /** Without the driver's reason, which would show parts of the string. */
  MongoRefusedException notAConnectionString() {
    return new MongoRefusedException(
        "mongodb-uri is not a connection string, such as"
            + " mongodb://user:password@host1,host2/?replicaSet=rs0."
            + " Characters of a user or a password other than letters and digits are"
            + " percent-encoded.",
        null);
  }

  MongoRefusedException notFound(Throwable cause) {
    return new MongoRefusedException(
        "The servers that mongodb-uri stands for can't be looked up. Check its host name and DNS.",
        cause);
  }

  /**
   * What a server is part of.
   *
   * @throws MongoRefusedException when it can't be used
   */
  Topology check(Document hello, ClusterSettings cluster) {
    Topology topology = Topology.of(hello);
    if (!topology.hasTransactions()) {
      if (!settings.allowStandalone()) {
        throw refused(
            "is a standalone server, which has no transactions: a batch could be stored in part",
            "Make it a replica set (one member is enough: start mongod with --replSet rs0 and run"
                + " rs.initiate() once), or, for a trial, start with --allow-standalone=true.",
            null);
      }
      LOG.warn(
          "MongoDB at {} is a standalone server: nothing is atomic, batches can be stored in part."
              + " Fit for trials only.",
          settings.hosts());
      return topology;
    }
    if (hello.getInteger("maxWireVersion", 0) < LEAST_WIRE_VERSION) {
      throw refused("is older than MongoDB 4.4", "Upgrade it.", null);
    }
    if (topology == Topology.REPLICA_SET) {
      checkMember(hello, cluster);
    }
    return topology;
  }

  private void checkMember(Document hello, ClusterSettings cluster) {
    if (cluster.getMode() != ClusterConnectionMode.SINGLE) {
      return;
    }
    String remedy = "Add replicaSet=" + hello.getString("setName") + " to mongodb-uri";
    boolean primary = hello.getBoolean("isWritablePrimary", hello.getBoolean("ismaster", false));
    if (!primary) {
      throw refused("is not the primary of its replica set", remedy + ".", null);
    }
    LOG.warn(
        "mongodb-uri names one member of a replica set and follows no other. {}, so that another"
            + " primary is found.",
        remedy);
  }

  /** What a failure at the start means for the user; any other failure as it is. */
  RuntimeException of(Throwable failure) {
    if (failure instanceof MongoRefusedException refused) {
      return refused;
    }
    if (isAuthentication(failure)) {
      return refused(
          "doesn't accept the user and password, or doesn't let that user read and write the"
              + " database "
              + settings.database(),
          "Check mongodb-uri (authSource too) and the user's roles.",
          failure);
    }
    if (Failures.isRetryable(failure)) {
      return refused(
          "doesn't answer within " + settings.selection().toMillis() + " ms",
          "Check that it runs and has a primary, mongodb-uri, the network and TLS.",
          failure);
    }
    return refused("can't be used (" + failure.getMessage() + ")", "Check mongodb-uri.", failure);
  }

  private static boolean isAuthentication(Throwable failure) {
    return failure instanceof MongoSecurityException
        || failure instanceof MongoCommandException e && NOT_ALLOWED.contains(e.getErrorCode())
        // Servers are monitored without a password, so that this text is the driver's alone.
        || failure instanceof MongoTimeoutException e
            && String.valueOf(e.getMessage()).contains("MongoSecurityException");
  }

  MongoRefusedException refused(String reason, String remedy, @Nullable Throwable cause) {
    return new MongoRefusedException(
        "MongoDB at " + String.join(",", settings.hosts()) + " " + reason + ". " + remedy, cause);
  }
}
