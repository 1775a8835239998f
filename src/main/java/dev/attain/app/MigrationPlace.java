package dev.attain.app;

import dev.attain.config.SettingsException;
import dev.attain.storage.Holdings;
import dev.attain.storage.embedded.EmbeddedHoldings;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.storage.mongo.MongoHoldings;
import dev.attain.storage.mongo.MongoSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A data folder or a database, as the user names it. */
sealed interface MigrationPlace {

  /**
   * A place by its text: a connection string, or else a folder.
   *
   * @param database the name of the database at the connection string
   * @throws SettingsException when that is none
   */
  static MigrationPlace of(String text, String database, boolean allowStandalone) {
    if (!text.startsWith("mongodb:") && !text.startsWith("mongodb+srv:")) {
      return new Folder(Path.of(text));
    }
    try {
      return new Database(
          MongoSettings.defaults(text, database, "migrate").withAllowStandalone(allowStandalone));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(List.of(e.getMessage()));
    }
  }

  /**
   * Opens it. Futures that fail, and exceptions, say in their message what the user can do.
   *
   * @param existing whether it is an error when nothing is there yet
   */
  Future<? extends Holdings> open(boolean existing, Vertx vertx, InstantSource clock);

  /** What it is, once it was opened; without secrets. */
  String name();

  /** A data folder. */
  record Folder(Path path) implements MigrationPlace {
    @Override
    public Future<Holdings> open(boolean existing, Vertx vertx, InstantSource clock) {
      EmbeddedSettings settings = EmbeddedSettings.defaults(path);
      return Future.succeededFuture(
          existing
              ? EmbeddedHoldings.openExisting(settings, clock)
              : EmbeddedHoldings.open(settings, clock));
    }

    @Override
    public String name() {
      return path.toAbsolutePath().normalize().toString();
    }
  }

  /** A database of MongoDB. */
  record Database(MongoSettings settings) implements MigrationPlace {
    @Override
    public Future<? extends Holdings> open(boolean existing, Vertx vertx, InstantSource clock) {
      return existing
          ? MongoHoldings.openExisting(settings, clock, vertx)
          : MongoHoldings.open(settings, clock, vertx);
    }

    @Override
    public String name() {
      return new MongoStorage(settings).place();
    }
  }
}
