package dev.attain.storage.embedded;

import org.jspecify.annotations.Nullable;

/** A data folder can't be used. The message names the folder, the reason and what to do. */
public final class DataFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
