package dev.attain.storage.embedded.backup;

import java.util.concurrent.CancellationException;

/** How far a copy is. For one thread. */
final class Progress {
  private final CopyListener listener;
  private final long of;
  private long bytes;

  Progress(CopyListener listener, long of) {
    this.listener = listener;
    this.of = of;
  }

  /**
   * @throws CancellationException when nobody wants it to go on
   */
  void advance(long more) {
    bytes += more;
    if (!listener.progressed(Math.min(bytes, of), of)) {
      throw new CancellationException("ended by its listener");
    }
  }
}
