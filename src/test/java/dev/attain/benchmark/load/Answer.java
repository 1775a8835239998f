package dev.attain.benchmark.load;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** An answer, received to its end. */
public record Answer(int status, MultiMap headers, Buffer body) {}
