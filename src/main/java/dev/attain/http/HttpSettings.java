package dev.attain.http;

import dev.attain.http.multipart.MultipartLimits;
import java.util.Objects;

/**
 * How the server listens, and what it takes.
 *
 * @param port 0 lets the system choose
 * @param eventLoops how many threads serve requests, 1 to 64
 * @param maxStatementsBody octets of a request to the statements resource
 * @param maxApiBody octets of a request to {@code /api}
 * @param maxBodiesInFlight octets of all request bodies that are in memory at once, at least {@code
 *     maxStatementsBody}; beyond it requests are asked to come back
 * @param inlineBody a body of more octets is parsed on a worker thread, so that the event loop is
 *     not held up: a kilobyte takes some 10 to 50 µs
 * @param maxAnswersInFlight octets of all large answers that are in memory at once; beyond it they
 *     are asked for again later, but one alone may be larger
 * @param connections how many there may be, and how slow
 * @param compression whether answers are compressed for clients that accept it
 * @param multipart what a request with attachments may have beside its statements
 */
public record HttpSettings(
    String host,
    int port,
    int eventLoops,
    int maxStatementsBody,
    int maxApiBody,
    long maxBodiesInFlight,
    int inlineBody,
    long maxAnswersInFlight,
    ConnectionLimits connections,
    boolean compression,
    MultipartLimits multipart) {
  private static final int MEBIBYTE = 1 << 20;
  private static final int MAX_PORT = 65_535;
  private static final int MAX_EVENT_LOOPS = 64;

  public HttpSettings {
    Objects.requireNonNull(host);
    Objects.requireNonNull(connections);
    require(maxAnswersInFlight > 0, "the limit of answers is positive");
    Objects.requireNonNull(multipart);
    require(port >= 0 && port <= MAX_PORT, "port " + port + " is not within 0.." + MAX_PORT);
    require(
        eventLoops >= 1 && eventLoops <= MAX_EVENT_LOOPS,
        eventLoops + " event loops are not within 1.." + MAX_EVENT_LOOPS);
    require(maxStatementsBody > 0 && maxApiBody > 0 && inlineBody >= 0, "body limits are positive");
    require(
        maxBodiesInFlight >= maxStatementsBody, "the limit of all bodies is not below that of one");
  }

  /** 50 MiB of statements, 5 MiB elsewhere; all bodies together a sixteenth of the heap. */
  public static HttpSettings of(String host, int port, int eventLoops) {
    int maxStatementsBody = 50 * MEBIBYTE;
    return new HttpSettings(
        host,
        port,
        eventLoops,
        maxStatementsBody,
        5 * MEBIBYTE,
        // Parsed, a body takes about ten times its length.
        Math.max(maxStatementsBody, Runtime.getRuntime().maxMemory() / 16),
        64 * 1024,
        Runtime.getRuntime().maxMemory() / 8,
        ConnectionLimits.DEFAULT,
        false,
        MultipartLimits.DEFAULT);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
