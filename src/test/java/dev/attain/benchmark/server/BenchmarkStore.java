package dev.attain.benchmark;

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
record BenchmarkStore(@Nullable String uri, boolean isStandIn) {

  /** By arguments: none, or {@code mongodb}, which a connection string may follow. */
  static BenchmarkStore of(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new BenchmarkStore(null, false);
    }
    if (!arguments.get(0).equals("mongodb")) {
      throw new IllegalArgumentException("not a store: " + arguments);
    }
    return arguments.size() > 1
        ? new BenchmarkStore(arguments.get(1), false)
        : new BenchmarkStore(StandIn.replicaSet().uri(), true);
  }

  boolean hasFolder() {
    return uri == null;
  }

  /** The options of a server; in MongoDB a new database, named after the folder, which remains. */
  List<String> options(Path data) {
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
