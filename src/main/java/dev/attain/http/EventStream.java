package dev.attain.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.json.Json;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events to one client.
 *
 * <p>Nothing is pushed: a page of events is read when the client has taken the one before, so that
 * no more than a page waits in memory. A client that is slow to take one is told so and has to come
 * back; one that takes nothing is cut off. Who has taken everything is looked for again twice a
 * second, or as soon as there is news.
 */
public final class EventStream implements ApiStream {
  public static final String TYPE = "text/event-stream";

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final long REST_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Without events the client is written to anyway, this often. */
  private static final Duration BEAT = Duration.ofSeconds(15);

  /** Where events come from; asked for one thing at a time, on the event loop. */
  public interface Source {

    /** What comes after all that was given before. */
    Future<Events> next();

    /** What a client that comes back has to say, to be given what comes next. */
    String position();

    /** What the events depend on may have changed; called now and then. */
    Future<Void> refresh();
  }

  /** What there is next. */
  public sealed interface Events {

    /**
     * @param more whether there may be more at once
     */
    record Some(List<Event> events, boolean more) implements Events {
      public Some {
        events = List.copyOf(events);
      }
    }

    /** What comes next is not to be had any more; who comes back is told so by the status. */
    record Gone() implements Events {}
  }

  /**
   * @param id the position of the event
   * @param data JSON in one line, UTF-8
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once, never compared.
  public record Event(String id, String kind, byte[] data) {}

  private final Source source;
  private final long patienceMillis;
  private final long beatMillis;
  private final Promise<Void> end = Promise.promise();
  private boolean beatDue;
  private long restTimer;
  private boolean resting;
  private boolean woken;
  private volatile boolean stopped;
  private volatile Runnable wake = () -> {};

  public EventStream(Source source) {
    this(source, PATIENCE, BEAT);
  }

  /**
   * @param patience how long a client may take for a page; after twice as long it is cut off
   * @param beat how often a client is written to without events
   */
  EventStream(Source source, Duration patience, Duration beat) {
    this.source = source;
    this.patienceMillis = patience.toMillis();
    this.beatMillis = beat.toMillis();
  }

  /** An event whose data our mapper writes. */
  public static Event event(String id, String kind, Object data) {
    try {
      return new Event(id, kind, Json.MAPPER.writeValueAsBytes(data));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String contentType() {
    return TYPE;
  }

  @Override
  public Future<Void> write(Exchange to) {
    to.response().closeHandler(closed -> finish());
    // The current context is that of the exchange.
    Vertx vertx = vertx(to);
    Context loop = vertx.getOrCreateContext();
    long beats = vertx.setPeriodic(beatMillis, due -> beatDue = true);
    end.future().onComplete(ended -> vertx.cancelTimer(beats));
    wake = () -> loop.runOnContext(woken -> wakeUp(to));
    send(to, beat(), true);
    return end.future();
  }

  /** Has it look for events at once; from any thread. */
  public void wake() {
    wake.run();
  }

  /** Has the stream end after what has been written; from any thread. */
  Future<Void> stop() {
    finish();
    return end.future();
  }

  public Future<Void> ended() {
    return end.future();
  }

  private void finish() {
    stopped = true;
    end.tryComplete();
  }

  private static Vertx vertx(Exchange on) {
    return on.routing().vertx();
  }

  private void wakeUp(Exchange on) {
    woken = !resting;
    if (resting) {
      resting = false;
      vertx(on).cancelTimer(restTimer);
      next(on);
    }
  }

  private void next(Exchange on) {
    if (stopped) {
      finish();
      return;
    }
    on.here(source.next())
        .onSuccess(events -> send(on, events))
        .onFailure(failure -> giveUp("events can't be read", failure));
  }

  /** The client comes back, from where it was. */
  private void giveUp(String why, Throwable failure) {
    LOG.warn("{}: a stream of them ends", why, failure);
    finish();
  }

  private void send(Exchange on, Events events) {
    if (stopped) {
      return;
    }
    if (!(events instanceof Events.Some some)) {
      finish();
    } else if (!some.events().isEmpty()) {
      send(on, text(some.events()), some.more());
    } else if (some.more()) {
      vertx(on).runOnContext(soon -> next(on));
    } else {
      rest(on);
    }
  }

  private void send(Exchange on, Buffer text, boolean more) {
    if (stopped) {
      return;
    }
    boolean[] slow = {false};
    Vertx vertx = vertx(on);
    long patience = vertx.setTimer(patienceMillis, late -> slow[0] = true);
    long cut =
        vertx.setTimer(
            2 * patienceMillis,
            hopeless -> {
              LOG.info("a client takes no events: its connection is closed");
              finish();
              Connections.cut(on.request().connection());
            });
    on.here(on.response().write(text))
        .onComplete(
            done -> {
              vertx.cancelTimer(patience);
              vertx.cancelTimer(cut);
            })
        .onSuccess(
            written -> {
              if (slow[0]) {
                sayThatItIsSlow(on);
              } else if (more) {
                vertx.runOnContext(soon -> next(on));
              } else {
                rest(on);
              }
            })
        .onFailure(closed -> finish());
  }

  private void sayThatItIsSlow(Exchange on) {
    Map<String, String> data =
        Map.of(
            "reason",
            "slow",
            "detail",
            "The client took longer than "
                + patienceMillis / 1_000.0
                + " s for what was sent; come back with Last-Event-ID.");
    on.response()
        .write(text(List.of(event(source.position(), "end", data))))
        .onComplete(said -> finish());
  }

  private void rest(Exchange on) {
    if (stopped) {
      finish();
      return;
    }
    if (beatDue) {
      beatDue = false;
      on.here(source.refresh())
          .onSuccess(now -> send(on, beat(), true))
          .onFailure(failure -> giveUp("what events depend on can't be read", failure));
    } else if (woken) {
      woken = false;
      vertx(on).runOnContext(soon -> next(on));
    } else {
      resting = true;
      restTimer =
          vertx(on)
              .setTimer(
                  REST_MILLIS,
                  rested -> {
                    resting = false;
                    next(on);
                  });
    }
  }

  /** Without data it is no event, but the client remembers the position. */
  private Buffer beat() {
    return Buffer.buffer(":\nid: " + source.position() + "\n\n");
  }

  private static Buffer text(List<Event> events) {
    Buffer text = Buffer.buffer();
    for (Event event : events) {
      text.appendBytes(
              ("id: " + event.id() + "\nevent: " + event.kind() + "\ndata: ")
                  .getBytes(StandardCharsets.UTF_8))
          .appendBytes(event.data())
          .appendString("\n\n");
    }
    return text;
  }
}
