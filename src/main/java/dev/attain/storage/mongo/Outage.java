package dev.attain.storage.mongo;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is done again and again and fails for a while: told once, and once when over. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String what;
  private final AtomicBoolean on = new AtomicBoolean();

  /**
   * @param what fails, as the beginning of a sentence
   */
  Outage(String what) {
    this.what = what;
  }

  void failed(Throwable failure) {
    if (on.compareAndSet(false, true)) {
      LOG.warn("{} until the database answers again: {}", what, failure.toString());
    }
  }

  void succeeded() {
    if (on.compareAndSet(true, false)) {
      LOG.info("{} no longer: the database answers again", what);
    }
  }
}
