package dev.attain.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks for a port that nobody listens on. */
final class FreePort {
  private static final int TRIES = 20;

  private FreePort() {}

  /** The port {@code first}, or one of the next, or 0 to let the system choose. */
  static int from(String host, String first) {
    int port = Integer.parseInt(first);
    for (int candidate = port; candidate < port + TRIES; candidate++) {
      if (isFree(host, candidate)) {
        return candidate;
      }
    }
    return 0;
  }

  private static boolean isFree(String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
