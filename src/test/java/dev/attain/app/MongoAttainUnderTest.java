package dev.attain.app;

import dev.attain.config.ServerSettings;
import dev.attain.conformance.LrsUnderTest;
import dev.attain.conformance.lrs.Target;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.TestMongo;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This project's server for the conformance suite, on the MongoDB engine. */
public final class MongoAttainUnderTest implements LrsUnderTest {
  private static final String KEY = "conformance";
  private static final String SECRET = "a secret for the suite";

  private final TestMongo mongo = TestMongo.server();
  private final MongoSettings database = mongo.freshDatabase();
  private @Nullable Attain server;

  @Override
  public Target start() throws InterruptedException {
    Map<String, String> options =
        Map.of(
            "port",
            "0",
            "mongodb-uri",
            database.uri(),
            "mongodb-database",
            database.database(),
            "admin-key",
            KEY,
            "admin-secret",
            SECRET);
    server =
        Attain.start(
            ServerSettings.of(ServerSettings.read(options, Map.of(), null)),
            InstantSource.system());
    URI endpoint = URI.create("http://127.0.0.1:" + server.port() + "/xapi");
    return new Target(endpoint, KEY, SECRET, Optional.empty());
  }

  /** Where everything is kept, as a server tells it. */
  public String place() {
    return server == null ? "" : server.place();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    mongo.drop(database);
  }
}
