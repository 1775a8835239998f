package dev.attain.analytics.statements.export;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Compresses what passes to another sink. */
public final class GzipSink implements Function<byte[], Future<Void>> {
  private static final int ENOUGH = 16_384;

  private final Function<byte[], Future<Void>> sink;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private final GZIPOutputStream gzip;

  public GzipSink(Function<byte[], Future<Void>> sink) {
    this.sink = sink;
    try {
      this.gzip = new GZIPOutputStream(waiting);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Future<Void> apply(byte[] some) {
    try {
      gzip.write(some);
      return waiting.size() < ENOUGH ? Future.succeededFuture() : passOn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Passes on the rest; nothing may follow. */
  public Future<Void> finish() {
    try {
      gzip.finish();
      return passOn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Future<Void> passOn() {
    byte[] some = waiting.toByteArray();
    waiting.reset();
    return sink.apply(some);
  }
}
