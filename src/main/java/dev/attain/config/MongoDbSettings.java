package dev.attain.config;

import java.util.regex.Pattern;

/**
 * A database of MongoDB.
 *
 * @param uri its connection string, with the password
 * @param nodeName of this server among those that share the database; empty to use the host's
 */
public record MongoDbSettings(
    String uri, String database, String nodeName, boolean allowStandalone) {
  public static final Setting<String> URI =
      Setting.secret(
          "mongodb-uri",
          "a connection string",
          "Connection string of the MongoDB to keep everything in, instead of the data folder");
  public static final Setting<String> DATABASE =
      Setting.matching(
          "mongodb-database",
          "attain",
          Pattern.compile("[A-Za-z0-9_-]{1,38}"),
          "1 to 38 letters, digits, _ and -",
          "Name of the database there");
  public static final Setting<String> NODE_NAME =
      Setting.matching(
          "node-name",
          "",
          Pattern.compile("[A-Za-z0-9._-]{0,64}"),
          "up to 64 letters, digits, ., _ and -",
          "Name of this server among those that share a database; the host's when empty");
  public static final Setting<Boolean> ALLOW_STANDALONE =
      Setting.flag(
          "allow-standalone",
          "Whether a MongoDB without transactions will do, for trials: nothing is atomic there");

  @Override
  public String toString() {
    return "MongoDb(" + database + ", " + nodeName + ")";
  }
}
