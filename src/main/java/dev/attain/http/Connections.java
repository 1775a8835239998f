package dev.attain.http;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop, which alone calls this. A connection is idle from its start,
 * or the end of its last answer, until a whole head of a request has come: octets alone don't count
 * as traffic, for who sends one now and then would hold it for ever.
 */
final class Connections {
  /** Newcomers beyond the limit that may wait for their 503; who comes then is cut off. */
  private static final int MOST_SURPLUS = 64;

  private final int most;
  private final long idleNanos;
  private final Set<HttpConnection> open = new HashSet<>();
  private final Set<HttpConnection> surplus = new HashSet<>();

  /** Since when, the longest idle first. */
  private final Map<HttpConnection, Long> idle = new LinkedHashMap<>();

  /**
   * @param most of this event loop
   */
  Connections(int most, long idleNanos) {
    this.most = most;
    this.idleNanos = idleNanos;
  }

  void opened(HttpConnection newcomer, long nanos) {
    newcomer.closeHandler(closed -> forget(newcomer));
    open.add(newcomer);
    if (!hasRoom()) {
      if (surplus.size() >= MOST_SURPLUS) {
        end(newcomer);
        return;
      }
      surplus.add(newcomer);
    }
    idle.put(newcomer, nanos);
  }

  /** A request has come; false when there are too many connections for it to be served. */
  boolean begins(HttpConnection connection) {
    idle.remove(connection);
    if (surplus.remove(connection) && !hasRoom()) {
      surplus.add(connection);
      return false;
    }
    return true;
  }

  /** A request is answered. */
  void ends(HttpConnection connection, long nanos) {
    if (open.contains(connection)) {
      idle.put(connection, nanos);
    }
  }

  /** Closes those that have been idle for too long; to be called now and then. */
  void closeIdle(long nanos) {
    for (Iterator<Map.Entry<HttpConnection, Long>> each = idle.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<HttpConnection, Long> eldest = each.next();
      if (nanos - eldest.getValue() < idleNanos) {
        return;
      }
      each.remove();
      end(eldest.getKey());
    }
  }

  /** Whether no more than the limit are open, if need be after the longest idle one is closed. */
  private boolean hasRoom() {
    if (open.size() - surplus.size() <= most) {
      return true;
    }
    HttpConnection eldest = eldest();
    if (eldest == null) {
      return false;
    }
    forget(eldest);
    end(eldest);
    return true;
  }

  private @Nullable HttpConnection eldest() {
    for (HttpConnection each : idle.keySet()) {
      if (!surplus.contains(each)) {
        return each;
      }
    }
    return null;
  }

  private void forget(HttpConnection connection) {
    open.remove(connection);
    surplus.remove(connection);
    idle.remove(connection);
  }

  /**
   * Ends a connection at once, and drops what the client has not taken: neither we nor the kernel
   * keep it. Vert.x's own way waits for the client, and so for ever for one that takes nothing.
   */
  static void cut(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      base.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    }
    end(connection);
  }

  private static void end(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      base.channelHandlerContext().close();
    } else {
      connection.close();
    }
  }
}
