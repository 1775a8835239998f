package dev.attain.storage.mongo;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The network between an engine and its server, which fails as a test wants. It passes whole
 * messages of MongoDB's protocol on. What it holds back in a partition it delivers when it is
 * mended, as networks do: also what nobody waits for any more.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int HEADER_BYTES = 16;
  private static final int UNLIMITED = Integer.MAX_VALUE / 2;

  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answersLeft = new AtomicInteger(UNLIMITED);
  private final AtomicInteger answersLost = new AtomicInteger();
  // Guarded by this.
  private boolean silent;
  private volatile boolean refusing;
  private volatile long delayMillis;
  private volatile @Nullable String doomed;

  public TcpProxy(InetSocketAddress server) {
    this.server = server;
    try {
      listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("accept", this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Nothing gets through any more, and nobody is told; new connections are taken and stay mute. */
  public synchronized void partition() {
    silent = true;
  }

  /** Cuts all connections with a reset. */
  public void cut() {
    links.forEach(Link::cut);
  }

  /** Cuts all connections, and each new one as soon as it is there. */
  public void refuse() {
    refusing = true;
    cut();
  }

  /** So many answers get through, of whatever connection; in place of the next one comes a cut. */
  public void cutAfterAnswers(int answers) {
    answersLeft.set(answers);
  }

  /** The next request with this text reaches the server; in place of its answer comes a cut. */
  public void loseAnswerTo(String command) {
    doomed = command;
  }

  /** How many answers were lost to cuts that tests wanted. */
  public int answersLost() {
    return answersLost.get();
  }

  /** Each message takes so much longer, both ways. */
  public void delay(long millis) {
    delayMillis = millis;
  }

  /** All is well again. */
  public void mend() {
    refusing = false;
    delayMillis = 0;
    doomed = null;
    answersLeft.set(UNLIMITED);
    synchronized (this) {
      silent = false;
      notifyAll();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mend();
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        client.setTcpNoDelay(true);
        if (refusing) {
          reset(client);
        } else {
          connect(client);
        }
      } catch (IOException e) {
        // The listener was closed, or the server is gone: whoever connects finds out.
      }
    }
  }

  private void connect(Socket client) {
    try {
      new Link(client, new Socket(server.getAddress(), server.getPort())).begin();
    } catch (IOException e) {
      reset(client);
    }
  }

  private void pass() throws InterruptedException {
    Thread.sleep(delayMillis);
    synchronized (this) {
      while (silent) {
        wait();
      }
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, "proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  /** One connection of the driver's, and the one to the server that belongs to it. */
  private final class Link {
    private final Socket client;
    private final Socket toServer;
    private volatile int doomedRequest = -1;

    Link(Socket client, Socket toServer) throws IOException {
      this.client = client;
      this.toServer = toServer;
      toServer.setTcpNoDelay(true);
    }

    void begin() {
      links.add(this);
      start("requests", () -> pump(client, toServer, true));
      start("answers", () -> pump(toServer, client, false));
    }

    void cut() {
      links.remove(this);
      reset(client);
      reset(toServer);
    }

    private void pump(Socket from, Socket to, boolean requests) {
      try {
        DataInputStream in = new DataInputStream(from.getInputStream());
        OutputStream out = to.getOutputStream();
        while (true) {
          byte[] message = read(in);
          pass();
          if (requests) {
            mark(message);
          } else if (isLost(message)) {
            answersLost.incrementAndGet();
            return;
          }
          out.write(message);
          out.flush();
        }
      } catch (IOException e) {
        // One side has ended: so does the other one.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        cut();
      }
    }

    private byte[] read(DataInputStream in) throws IOException {
      byte[] header = in.readNBytes(HEADER_BYTES);
      if (header.length < HEADER_BYTES) {
        throw new IOException("ended");
      }
      int length = number(header, 0);
      byte[] message = new byte[length];
      System.arraycopy(header, 0, message, 0, HEADER_BYTES);
      in.readFully(message, HEADER_BYTES, length - HEADER_BYTES);
      return message;
    }

    private void mark(byte[] request) {
      String command = doomed;
      if (command != null && new String(request, StandardCharsets.ISO_8859_1).contains(command)) {
        doomed = null;
        doomedRequest = number(request, 4);
      }
    }

    private boolean isLost(byte[] answer) {
      return number(answer, 8) == doomedRequest || answersLeft.getAndDecrement() <= 0;
    }

    private static int number(byte[] message, int at) {
      return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
  }
}
