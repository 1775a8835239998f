package dev.attain.quality;

import dev.attain.feed.FeedLoop;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.feed.WholeLog;
import dev.attain.records.RecordStore;
import dev.attain.statements.StatementStore;
import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for new choices, and has the log read once there has been one; until then nothing runs but
 * the look.
 */
public final class ConformanceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ConformanceWatch.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final ProfileChoices choices;
  private final Scheduler scheduler;
  private final FeedLoop feed;
  private volatile boolean reading;
  private volatile boolean stopped;

  public ConformanceWatch(
      ProfileChoices choices,
      StatementStore statements,
      RecordStore records,
      FeedSettings settings,
      Scheduler scheduler) {
    this.choices = choices;
    this.scheduler = scheduler;
    this.feed =
        new FeedLoop(
            "conformance",
            new WholeLog(
                statements, new ConformanceProjection(choices, records), settings.batchSize()),
            settings,
            scheduler);
    choices.onChange(this::read);
    statements.onAppend(
        () -> {
          if (reading) {
            feed.signal();
          }
        });
  }

  /** To be called once, when the choices have been read. */
  public void start() {
    read();
    scheduler.after(LOOK_AGAIN, this::look);
  }

  public Future<Void> stop() {
    stopped = true;
    return feed.stop();
  }

  private void read() {
    if (!stopped && choices.chosen().first().isPresent()) {
      reading = true;
      feed.signal();
    }
  }

  private void look() {
    if (!stopped) {
      choices
          .refresh()
          .onFailure(failure -> LOG.warn("can't learn what is chosen; looking again", failure))
          .onComplete(done -> scheduler.after(LOOK_AGAIN, this::look));
    }
  }
}
