package dev.attain.benchmark.workload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.server.ServerProcess;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Clients that hold a server up, ill-meant or broken: some send a body an octet at a time, some ask
 * for much and read nothing, some go away amid an upload, some send little that would unpack to
 * much. One thread is all of them.
 */
final class Nuisances implements AutoCloseable {
  private static final int OF_EACH = 100;
  private static final int BODY = 1 << 20;
  private static final int UPLOADED = 128 << 10;
  private static final int UNPACKED = 64 << 20;
  private static final int RECEIVE_BUFFER = 4_096;
  private static final long LOOK_MILLIS = 200;
  private static final int BOMB_EACH = 5;
  private static final int NOT_UNPACKED = 415;

  /** What a server has to pass over before a request; it keeps no connection from being slow. */
  private static final String NOTHING = "\r\n";

  private final SocketAddress server;
  private final LoadClient client;
  private final byte[] bomb;
  private final List<SocketChannel> writers = new ArrayList<>();
  private final List<SocketChannel> readers = new ArrayList<>();
  private final Thread thread = new Thread(this::hinder, "nuisances");
  private volatile boolean stopped;
  private volatile int slow;
  private volatile int uploads;
  private volatile int bombs;
  private volatile @Nullable Exception failure;

  private Nuisances(Served served) {
    this.server = new InetSocketAddress("127.0.0.1", served.port());
    this.client = served.client(1);
    this.bomb = bomb();
  }

  static Nuisances begin(Served served) throws IOException {
    Nuisances begun = new Nuisances(served);
    for (int i = 0; i < OF_EACH; i++) {
      begun.writers.add(begun.send(post(BODY)));
      begun.readers.add(begun.send(head("GET " + Scripts.STATEMENTS + "?limit=0", "")));
    }
    begun.slow = 2 * OF_EACH;
    begun.thread.start();
    return begun;
  }

  /** Slow writers and readers that there were. */
  int began() {
    return 2 * OF_EACH;
  }

  /** Slow writers and readers whose connections the server has not ended. */
  int slow() {
    return slow;
  }

  /** Uploads that were broken off. */
  int uploads() {
    return uploads;
  }

  /** Compressed bodies that were refused; any other answer to them is a failure. */
  int bombs() {
    return bombs;
  }

  private void hinder() {
    try {
      for (int look = 0; !stopped; look++) {
        slow = keepUp(writers, " ") + keepUp(readers, NOTHING);
        try (SocketChannel upload = send(post(BODY))) {
          upload.configureBlocking(true);
          upload.write(ByteBuffer.allocate(UPLOADED));
          uploads++;
        }
        if (look % BOMB_EACH == 0) {
          client.ask(
              new Call(
                  HttpMethod.POST,
                  Scripts.STATEMENTS,
                  bomb,
                  Map.of("Content-Encoding", "gzip"),
                  1,
                  Set.of(NOT_UNPACKED)));
          bombs++;
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (IOException | RuntimeException | InterruptedException e) {
      failure = e;
    }
  }

  /** How many are still connected: who was cut off can't write. */
  private static int keepUp(List<SocketChannel> some, String text) {
    int connected = 0;
    for (SocketChannel each : some) {
      try {
        each.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
        connected++;
      } catch (IOException ended) {
        continue;
      }
    }
    return connected;
  }

  private SocketChannel send(String head) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
    channel.connect(server);
    channel.write(ByteBuffer.wrap(head.getBytes(ISO_8859_1)));
    channel.configureBlocking(false);
    return channel;
  }

  private static String post(int length) {
    return head(
        "POST " + Scripts.STATEMENTS,
        "Content-Type: application/json\r\nContent-Length: " + length + "\r\n");
  }

  private static String head(String line, String headers) {
    return line
        + " HTTP/1.1\r\nHost: x\r\nX-Experience-API-Version: 1.0.3\r\nAuthorization: "
        + ServerProcess.authorization()
        + "\r\n"
        + headers
        + "\r\n";
  }

  private static byte[] bomb() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[UNPACKED]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Goes away, and fails with what went wrong meanwhile. */
  @Override
  public void close() throws Exception {
    stopped = true;
    thread.join();
    client.close();
    for (List<SocketChannel> some : List.of(writers, readers)) {
      for (SocketChannel each : some) {
        each.close();
      }
    }
    Exception failed = failure;
    if (failed != null) {
      throw failed;
    }
  }
}
