package dev.attain.conformance;

import dev.attain.conformance.lrs.Target;

/**
 * A server that the suite starts by itself when no address is given. Found by {@link
 * java.util.ServiceLoader}, so that the suite names none.
 */
public interface LrsUnderTest extends AutoCloseable {
  /** Starts the server, on a port of the system's choice. */
  Target start() throws Exception;

  @Override
  void close();
}
