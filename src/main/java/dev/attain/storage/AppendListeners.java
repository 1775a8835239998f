package dev.attain.storage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know of an engine's appends. One that throws does the others no harm. */
public final class AppendListeners {
  private static final Logger LOG = LoggerFactory.getLogger(AppendListeners.class);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public void add(Runnable listener) {
    listeners.add(listener);
  }

  /** Tells all of them, on this thread. */
  public void signal() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("A listener to appends failed", e);
      }
    }
  }
}
