package dev.attain.app;

import dev.attain.storage.embedded.FolderRemoval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the demonstration keeps its data.
 *
 * @param temporary whether it is removed at the end
 */
record DemoFolder(Path path, boolean temporary) implements AutoCloseable {

  static DemoFolder of(@Nullable Path kept) throws IOException {
    return kept == null
        ? new DemoFolder(Files.createTempDirectory("attain-demo"), true)
        : new DemoFolder(kept, false);
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      FolderRemoval.remove(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder " + path + " can't be removed", e);
    }
  }
}
