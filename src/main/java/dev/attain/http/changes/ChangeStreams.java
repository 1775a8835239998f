package dev.attain.http.changes;

import dev.attain.http.ApiAnswer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of changes that this server has open; a bounded number. */
public final class ChangeStreams {
  private static final int UNAVAILABLE = 503;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final int most;
  private final Duration patience;
  private final Set<ChangeStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param most how many may be open at once
   */
  public ChangeStreams(int most) {
    this(most, PATIENCE);
  }

  /**
   * @param patience how long a client may take none of what it is sent, before it is cut off
   */
  ChangeStreams(int most, Duration patience) {
    this.most = most;
    this.patience = patience;
  }

  Duration patience() {
    return patience;
  }

  ApiAnswer open(ChangeStream stream) {
    if (closed || open.size() >= most) {
      return new ApiAnswer(
          UNAVAILABLE,
          new ApiAnswer.Refusal(
              UNAVAILABLE,
              "Unavailable",
              closed ? "The server stops." : "The server has " + most + " streams open already.",
              List.of()),
          Map.of("Retry-After", "5"));
    }
    open.add(stream);
    stream.ended().onComplete(ended -> open.remove(stream));
    return new ApiAnswer(
        200, stream, Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no"));
  }

  /** How many are open. */
  int count() {
    return open.size();
  }

  /** Ends all streams; the clients come back, here or at another server. */
  public Future<Void> close() {
    closed = true;
    return Future.join(open.stream().map(ChangeStream::stop).toList()).mapEmpty();
  }
}
