package dev.attain.config;

import java.time.Duration;

/**
 * Connections of clients.
 *
 * @param most at once
 * @param idle how long one may be without a request
 * @param patience in which 64 KiB of a body or an answer have to get through
 */
public record ConnectionSettings(int most, Duration idle, Duration patience) {
  public static final Setting<Integer> MAX =
      Setting.whole(
          "max-connections",
          10_000,
          1,
          1_000_000,
          "Connections at once; never more than half of the files the process may open");
  public static final Setting<Integer> IDLE_SECONDS =
      Setting.whole(
          "idle-seconds", 60, 1, 3_600, "How long a connection may be without a whole request");
  public static final Setting<Integer> PATIENCE_SECONDS =
      Setting.whole(
          "patience-seconds",
          60,
          1,
          3_600,
          "How long a client may take for 64 KB of a body or answer");

  static ConnectionSettings of(SettingValues values) {
    return new ConnectionSettings(
        values.get(MAX),
        Duration.ofSeconds(values.get(IDLE_SECONDS)),
        Duration.ofSeconds(values.get(PATIENCE_SECONDS)));
  }
}
