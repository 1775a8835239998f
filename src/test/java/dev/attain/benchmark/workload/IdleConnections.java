package dev.attain.benchmark.workload;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
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

  int count() {
    return open.size();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel each : open) {
      each.close();
    }
  }
}
