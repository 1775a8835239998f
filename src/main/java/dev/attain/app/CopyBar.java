package dev.attain.app;

import dev.attain.client.ProgressBar;
import dev.attain.storage.embedded.backup.CopyListener;
import org.jspecify.annotations.Nullable;

/** Shows files being copied or read, on standard error. */
final class CopyBar implements CopyListener, AutoCloseable {
  private final String label;
  private @Nullable ProgressBar bar;
  private long done;

  CopyBar(String label) {
    this.label = label;
  }

  @Override
  public boolean progressed(long bytes, long of) {
    ProgressBar shown = bar;
    if (shown == null) {
      shown = new ProgressBar(System.err, ProgressBar.onTerminal(), label, of);
      bar = shown;
    }
    done = bytes;
    shown.show(bytes);
    return true;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.finish(done);
    }
  }
}
