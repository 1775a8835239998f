package dev.attain.http;

import io.vertx.core.Future;
import java.util.function.Function;

/** The body of an {@link ApiAnswer} that is too large to be held: lines of JSON, some at a time. */
@FunctionalInterface
public interface WrittenLines {
  String CONTENT_TYPE = "application/x-ndjson";

  /**
   * Writes all lines. When it fails the connection is closed: the client sees that lines are
   * missing.
   *
   * @param sink takes some; the next ones follow when it is done
   */
  Future<Void> write(Function<byte[], Future<Void>> sink);
}
