package dev.attain.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Stream;

/** A server that is sent requests of any octets: it answers or closes, and never with a 500. */
public final class HttpFuzz implements AutoCloseable {
  private static final int PATIENT_MILLIS = 2_000;
  private static final int LAST_MILLIS = 30_000;
  private static final String ID = "5389ed44-e618-4a66-9a43-7a0b282fd837";
  private static final String AGENT = "%7B%22mbox%22%3A%22mailto%3Aa%40x.org%22%7D";
  private static final String STATEMENT =
      "{\"actor\":{\"mbox\":\"mailto:a@x.org\"},\"verb\":{\"id\":\"http://x.org/v\"},"
          + "\"object\":{\"id\":\"http://x.org/a\"}";
  private static final String FOO =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  /** Requests without the lines that every request gets. */
  static final List<byte[]> SEEDS =
      Stream.of(
              "POST /xapi/statements\r\nContent-Type: application/json\r\n\r\n" + STATEMENT + "}",
              "POST /xapi/statements\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                  + "Content-Type: application/json\r\n\r\n"
                  + STATEMENT
                  + ",\"attachments\":[{\"usageType\":\"http://x.org/u\",\"display\":{\"en\":\"x\"},"
                  + "\"contentType\":\"text/plain\",\"length\":3,\"sha2\":\""
                  + FOO
                  + "\"}]}\r\n--b\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
                  + FOO
                  + "\r\n\r\nfoo\r\n--b--",
              "GET /xapi/statements?agent="
                  + AGENT
                  + "&verb=http://x.org/v&since=2026-11-22T07:00:00Z&limit=2&format=canonical"
                  + "&related_agents=true&attachments=true\r\nAccept-Language: de;q=0.5, en\r\n\r\n",
              "POST /xapi/statements?method=GET\r\nContent-Type: application/x-www-form-urlencoded"
                  + "\r\n\r\nlimit=1&X-Experience-API-Version=1.0.3&Content-Type=application/json",
              "PUT /xapi/activities/state?activityId=http://x.org/a&stateId=s&agent="
                  + AGENT
                  + "&registration="
                  + ID
                  + "\r\nContent-Type: application/json\r\n\r\n{\"a\":1}",
              "POST /xapi/agents/profile?profileId=p&agent="
                  + AGENT
                  + "\r\nContent-Type: application/json\r\n\r\n{\"a\":1}",
              "GET /xapi/activities/profile?activityId=http://x.org/a&since=2026-11-22T07:00:00Z\r\n\r\n",
              "GET /xapi/agents?agent=" + AGENT + "\r\n\r\n",
              "GET /xapi/activities?activityId=http://x.org/a\r\nIf-None-Match: \"a\", *\r\n\r\n",
              "HEAD /xapi/about\r\n\r\n",
              "GET /api/v1/openapi.json\r\nAccept: application/json\r\n\r\n",
              "GET /health/ready\r\n\r\n")
          .map(text -> text.getBytes(UTF_8))
          .toList();

  private final RunningServer server = RunningServer.start();
  private final byte[] always =
      ("Host: x\r\nConnection: close\r\nX-Experience-API-Version: 1.0.3\r\nAuthorization: "
              + server.client().header("Authorization")
              + "\r\n")
          .getBytes(ISO_8859_1);

  private HttpFuzz() {}

  public static HttpFuzz start() {
    return new HttpFuzz();
  }

  /**
   * A good request with octets put into it: the first octet says into which, the second and third
   * where, the fourth how many octets make way.
   */
  public static byte[] spoilt(byte[] octets) {
    if (octets.length < 4) {
      return octets;
    }
    byte[] seed = SEEDS.get((octets[0] & 0xFF) % SEEDS.size());
    int from = ((octets[1] & 0xFF) << 8 | (octets[2] & 0xFF)) % (seed.length + 1);
    int to = Math.min(seed.length, from + (octets[3] & 0xFF) % 32);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(seed, 0, from);
    request.write(octets, 4, octets.length - 4);
    request.write(seed, to, seed.length - to);
    return request.toByteArray();
  }

  /** Returns the status; 0 when the server has closed without one. */
  public int check(byte[] request) {
    String answer = send(request);
    if (!answer.startsWith("HTTP/1.")) {
      assertThat(answer).as(new String(request, ISO_8859_1)).isEmpty();
      return 0;
    }
    int status = Integer.parseInt(answer.substring(9, 12));
    assertThat(status)
        .as("%s to %s", answer, new String(request, ISO_8859_1))
        .isNotIn(500, 502, 503, 504);
    return status;
  }

  private String send(byte[] request) {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setTcpNoDelay(true);
      try {
        socket.getOutputStream().write(framed(request));
        if (!hasHead(request)) {
          socket.shutdownOutput();
        }
        return read(socket, PATIENT_MILLIS);
      } catch (SocketTimeoutException e) {
        // It waits for octets that the changed request has promised.
        if (!socket.isOutputShutdown()) {
          socket.shutdownOutput();
        }
        return read(socket, LAST_MILLIS);
      } catch (SocketException e) {
        // It closed before it had read everything.
        return "";
      }
    } catch (IOException e) {
      throw new UncheckedIOException(new String(request, ISO_8859_1), e);
    }
  }

  private static boolean hasHead(byte[] request) {
    return new String(request, ISO_8859_1).contains("\r\n\r\n");
  }

  private static String read(Socket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), ISO_8859_1);
  }

  /** With the version, the usual headers, and the true length of the body. */
  private byte[] framed(byte[] request) {
    if (!hasHead(request)) {
      return request;
    }
    String text = new String(request, ISO_8859_1);
    int line = text.indexOf("\r\n");
    int head = text.indexOf("\r\n\r\n");
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    framed.write(request, 0, line);
    framed.writeBytes(" HTTP/1.1\r\n".getBytes(ISO_8859_1));
    framed.writeBytes(always);
    int length = request.length - head - 4;
    framed.writeBytes(("Content-Length: " + length).getBytes(ISO_8859_1));
    framed.write(request, line, request.length - line);
    return framed.toByteArray();
  }

  @Override
  public void close() {
    server.close();
  }
}
