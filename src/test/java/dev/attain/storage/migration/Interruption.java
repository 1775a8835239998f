package dev.attain.storage.migration;

import dev.attain.storage.Holdings;
import io.vertx.core.Future;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * Cuts a migration off at one of its writes: before it, or when it was done but nobody knows yet.
 */
final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Set<String> WRITES =
      Set.of("writeNote", "restoreStatements", "restoreRecords", "documents", "attachments");

  private int left;
  private final boolean afterwards;

  /**
   * @param writes how many are let through
   */
  Interruption(int writes, boolean afterwards) {
    this.left = writes;
    this.afterwards = afterwards;
  }

  /** The same holdings until the interruption. */
  Holdings in(Holdings holdings) {
    return (Holdings)
        Proxy.newProxyInstance(
            Holdings.class.getClassLoader(),
            new Class<?>[] {Holdings.class},
            (proxy, method, arguments) -> {
              boolean cut = WRITES.contains(method.getName()) && left-- <= 0;
              if (cut && !afterwards) {
                throw this;
              }
              try {
                Object result = method.invoke(holdings, arguments);
                if (cut) {
                  if (result instanceof Future<?> future) {
                    future.await();
                  }
                  throw this;
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
