package dev.attain.http;

import java.time.Duration;

/**
 * How many connections there may be, and how slow who holds one may be.
 *
 * @param most connections at once, at least 1. Beyond it the one that has been without a request
 *     for longest gives way; when all have one, the newcomer's request is answered 503
 * @param idle after which a connection without a whole request is closed, whatever is sent on it: a
 *     head that takes longer is none
 * @param patience in which a client has to send {@value #LEAST_OCTETS} octets of a body, or its
 *     end, and to take as many of an answer; else it is cut off
 */
public record ConnectionLimits(int most, Duration idle, Duration patience) {
  /** What is asked of a client within its patience, in either direction. */
  static final int LEAST_OCTETS = 64 << 10;

  private static final Duration LEAST = Duration.ofSeconds(1);

  /** 10,000 connections; a minute each to be idle, and for 64 KiB. */
  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(10_000, Duration.ofMinutes(1), Duration.ofMinutes(1));

  public ConnectionLimits {
    if (most < 1 || idle.compareTo(LEAST) < 0 || patience.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          most + " connections, idle for " + idle + ", patience of " + patience);
    }
  }
}
