package dev.attain.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Function;

/** A body that is too large to be held: lines of JSON, some at a time. */
@FunctionalInterface
public interface WrittenLines extends ApiStream {

  /**
   * Writes all lines. When it fails the client sees that lines are missing.
   *
   * @param sink takes some; the next ones follow when it is done
   */
  Future<Void> write(Function<byte[], Future<Void>> sink);

  @Override
  default String contentType() {
    return "application/x-ndjson";
  }

  @Override
  default Future<Void> write(Exchange exchange) {
    return write((byte[] some) -> exchange.write(Buffer.buffer(some)));
  }
}
