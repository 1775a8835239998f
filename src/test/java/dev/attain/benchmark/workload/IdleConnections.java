package dev.attain.benchmark.workload;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections on which nothing is sent. */
final class IdleConnections implements AutoCloseable {
  private final List<SocketChannel> open = new ArrayList<>();

  private IdleConnections() {}

  static IdleConnections open(int port, int count) throws IOException {
    IdleConnections idle = new IdleConnections();
    SocketAddress server = new InetSocketAddress("127.0.0.1", port);
    for (int i = 0; i < count; i++) {
      idle.open.add(SocketChannel.open(server));
    }
    return idle;
  }

  /** How many the server has not ended. */
  int count() throws IOException {
    ByteBuffer nothing = ByteBuffer.allocate(1);
    int connected = 0;
    for (SocketChannel each : open) {
      each.configureBlocking(false);
      connected += isEnded(each, nothing) ? 0 : 1;
    }
    return connected;
  }

  private static boolean isEnded(SocketChannel channel, ByteBuffer into) {
    try {
      return channel.read(into.clear()) < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel each : open) {
      each.close();
    }
  }
}
