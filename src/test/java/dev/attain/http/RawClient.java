package dev.attain.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A connection on which octets are sent and read as a test says, however slowly. */
final class RawClient implements AutoCloseable {
  private static final int SMALL = 4_096;
  private static final int LOOK_MILLIS = 50;

  private final Socket socket = new Socket();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  RawClient(int port) throws IOException {
    socket.setReceiveBufferSize(SMALL);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(LOOK_MILLIS);
  }

  /** Sends a head with the credential of {@code like}. */
  RawClient head(String line, TestClient like, String headers) throws IOException {
    return send(
        line
            + " HTTP/1.1\r\nHost: x\r\nX-Experience-API-Version: 1.0.3\r\nAuthorization: "
            + like.header("Authorization")
            + "\r\n"
            + headers
            + "\r\n");
  }

  /** Sends the head of a POST of statements. */
  RawClient post(TestClient like, int length) throws IOException {
    return head(
        "POST /xapi/statements",
        like,
        "Content-Type: application/json\r\nContent-Length: " + length + "\r\n");
  }

  RawClient send(String octets) throws IOException {
    socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
    return this;
  }

  /** Whether the server has ended this; what it has sent before is kept. */
  boolean isEnded() throws IOException {
    byte[] some = new byte[SMALL];
    try {
      for (int read = socket.getInputStream().read(some); read > 0; ) {
        received.write(some, 0, read);
        read = socket.getInputStream().read(some);
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  /** Sends an octet again and again, slowly, until the server ends this; what it has said. */
  String dribble(String octet) throws IOException {
    while (!isEnded()) {
      try {
        send(octet);
      } catch (SocketException e) {
        return readToEnd();
      }
    }
    return received();
  }

  /** Waits until the server ends this; what it has said. */
  String readToEnd() throws IOException {
    boolean ended = isEnded();
    while (!ended) {
      ended = isEnded();
    }
    return received();
  }

  /** Reads until a text has come. */
  String readUntil(String text) throws IOException {
    while (!received().contains(text)) {
      if (isEnded() && !received().contains(text)) {
        throw new AssertionError("the server has ended this after " + received());
      }
    }
    return received();
  }

  /** Waits for the first octet and reads no more. */
  void readOne() throws IOException {
    while (true) {
      try {
        int octet = socket.getInputStream().read();
        if (octet < 0) {
          throw new AssertionError("the server has ended this");
        }
        received.write(octet);
        return;
      } catch (SocketTimeoutException e) {
        continue;
      }
    }
  }

  String received() {
    return received.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
