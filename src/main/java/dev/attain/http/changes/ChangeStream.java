package dev.attain.http.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.ChangePage;
import dev.attain.competency.projection.changes.ChangePosition;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.http.ApiStream;
import dev.attain.http.Exchange;
import dev.attain.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes as server-sent events, to one client.
 *
 * <p>Nothing is pushed: a page is read when the client has taken the one before, so that no more
 * than a page waits in memory, however slow the client is. Who has taken everything looks again
 * twice a second. Who takes nothing for too long is cut off, so that it holds no stream: it may come
 * back to where it was.
 */
final class ChangeStream implements ApiStream {
  static final String TYPE = "text/event-stream";

  private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
  private static final int PAGE = 100;
  private static final long REST_MILLIS = 500;

  /** Without changes, this many rests after each of which the client is written to anyway. */
  private static final int RESTS_A_BEAT = 30;

  private final ChangeReads reads;
  private final Supplier<Future<ChangeFilter>> filters;
  private final Duration patience;
  private final Promise<Void> end = Promise.promise();
  private ChangeFilter filter;
  private ChangePosition position;
  private int rests;
  private volatile boolean stopped;

  /**
   * @param filters asked now and then: people come into cohorts, and leave
   * @param patience how long a client may take none of what it is sent
   */
  ChangeStream(
      ChangeReads reads,
      ChangeFilter filter,
      Supplier<Future<ChangeFilter>> filters,
      ChangePosition start,
      Duration patience) {
    this.reads = reads;
    this.filter = filter;
    this.filters = filters;
    this.position = start;
    this.patience = patience;
  }

  @Override
  public String contentType() {
    return TYPE;
  }

  @Override
  public Future<Void> write(Exchange to) {
    to.response().closeHandler(closed -> finish());
    send(to, beat(), false);
    return end.future();
  }

  /** Has the stream end after what has been written; from any thread. */
  Future<Void> stop() {
    finish();
    return end.future();
  }

  Future<Void> ended() {
    return end.future();
  }

  private void finish() {
    stopped = true;
    end.tryComplete();
  }

  private static Vertx vertx(Exchange on) {
    return on.routing().vertx();
  }

  private void next(Exchange on) {
    if (stopped) {
      finish();
      return;
    }
    on.here(reads.pageSoon(position, filter, PAGE))
        .onSuccess(page -> send(on, page))
        .onFailure(failure -> giveUp("changes can't be read", failure));
  }

  /** The client comes back, from where it was. */
  private void giveUp(String why, Throwable failure) {
    LOG.warn("{}: a stream of them ends", why, failure);
    finish();
  }

  private void send(Exchange on, ChangePage page) {
    if (stopped) {
      return;
    }
    if (page instanceof ChangePage.Read read) {
      boolean moved = !read.next().equals(position);
      position = read.next();
      if (!read.changes().isEmpty()) {
        send(on, events(read), read.more());
      } else if (moved && read.more()) {
        vertx(on).runOnContext(soon -> next(on));
      } else {
        rest(on);
      }
    } else {
      // A client that comes back is told so by the status.
      finish();
    }
  }

  private void send(Exchange on, Buffer text, boolean more) {
    if (stopped) {
      return;
    }
    rests = 0;
    long timer = vertx(on).setTimer(patience.toMillis(), late -> cutOff(on));
    on.here(on.response().write(text))
        .onComplete(done -> vertx(on).cancelTimer(timer))
        .onSuccess(
            written -> {
              if (more) {
                vertx(on).runOnContext(soon -> next(on));
              } else {
                rest(on);
              }
            })
        .onFailure(closed -> finish());
  }

  /** What it was sent last lies in buffers that are full: only the connection can tell it. */
  private void cutOff(Exchange on) {
    LOG.info("a client has taken nothing for {}: its stream of changes is cut off", patience);
    on.response().reset();
    finish();
  }

  private void rest(Exchange on) {
    if (stopped) {
      finish();
      return;
    }
    vertx(on)
        .setTimer(
            REST_MILLIS,
            rested -> {
              if (++rests < RESTS_A_BEAT || stopped) {
                next(on);
                return;
              }
              on.here(filters.get())
                  .onSuccess(
                      now -> {
                        filter = now;
                        send(on, beat(), true);
                      })
                  .onFailure(failure -> giveUp("who is in a cohort can't be read", failure));
            });
  }

  /** Without data it is no event, but the client remembers the position. */
  private Buffer beat() {
    return Buffer.buffer(":\nid: " + position + "\n\n");
  }

  private static Buffer events(ChangePage.Read read) {
    Buffer text = Buffer.buffer();
    for (ChangePage.Positioned one : read.changes()) {
      text.appendString("id: " + one.position() + "\nevent: ")
          .appendString(ChangeQuestion.name(one.change().kind()))
          .appendString("\ndata: ");
      try {
        text.appendBytes(Json.MAPPER.writeValueAsBytes(one.change())).appendString("\n\n");
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text;
  }
}
