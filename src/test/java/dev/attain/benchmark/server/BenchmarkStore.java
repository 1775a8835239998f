package dev.attain.benchmark.server;

import dev.attain.storage.mongo.standin.StandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the servers of a benchmark keep everything.
 *
 * @param uri of MongoDB; null where each server has a data folder
 */
public record BenchmarkStore(@Nullable String uri, boolean isStandIn) {

  /** The embedded engine. */
  public static BenchmarkStore embedded() {
    return new BenchmarkStore(null, false);
  }

  /** MongoDB by its connection string, or the stand-in in this process when it is empty. */
  public static BenchmarkStore mongoDb(String connectionString) {
    return connectionString.isEmpty()
        ? new BenchmarkStore(StandIn.replicaSet().uri(), true)
        : new BenchmarkStore(connectionString, false);
  }

  public boolean hasFolder() {
    return uri == null;
  }

  /** The options of a server; in MongoDB a new database, named after the folder, which remains. */
  public List<String> options(Path data) {
    if (uri == null) {
      return List.of("--data", data.toString());
    }
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    String database = "benchmark-" + data.getFileName() + "-" + suffix;
    return List.of("--mongodb-uri", uri, "--mongodb-database", database);
  }

  @Override
  public String toString() {
    if (uri == null) {
      return "embedded engine";
    }
    return isStandIn ? "MongoDB engine on the stand-in, NOT MongoDB" : "MongoDB engine";
  }
}
