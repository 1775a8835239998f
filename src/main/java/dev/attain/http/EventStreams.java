package dev.attain.http;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of events that this server has open; a bounded number. */
public final class EventStreams {
  private static final int UNAVAILABLE = 503;

  private final int most;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param most how many may be open at once
   */
  public EventStreams(int most) {
    this.most = most;
  }

  public ApiAnswer open(EventStream stream) {
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

  /** Ends all streams; the clients come back, here or at another server. */
  public Future<Void> close() {
    closed = true;
    return Future.join(open.stream().map(EventStream::stop).toList()).mapEmpty();
  }
}
