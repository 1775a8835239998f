package dev.attain.statements;

import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The typed values of what came in a moment ago, so that whoever follows the log closely does not
 * parse it once more. A value counts only for the very octets that it was made of: what came in but
 * was refused, and what another node took in, are read from the log like all that is older.
 *
 * <p>It holds its values weakly. A young object that only this knows is gone with the next
 * collection and costs it nothing; so memory is bounded by the collector, whatever the size of the
 * statements, and few of those are missed that come within some tenths of a second.
 */
public final class RecentStatements {
  /** A power of two; about a second's statements at full speed. */
  private static final int SLOTS = 1 << 15;

  private record Recent(byte[] json, Statement statement) {}

  private final AtomicReferenceArray<@Nullable WeakReference<Recent>> slots =
      new AtomicReferenceArray<>(SLOTS);

  /**
   * Takes the place of whatever else has the same slot.
   *
   * @param json the exact statement as it is to be kept; nobody may change it
   * @param statement what {@link StatementJson#read} makes of it
   */
  void remember(StatementId id, byte[] json, Statement statement) {
    slots.setRelease(slot(id), new WeakReference<>(new Recent(json, statement)));
  }

  /**
   * The typed values of a statement of the log.
   *
   * @throws IllegalArgumentException when its text is not a valid statement
   */
  public Statement read(StoredStatement stored) {
    WeakReference<Recent> slot = slots.getAcquire(slot(stored.id()));
    Recent recent = slot == null ? null : slot.get();
    return recent != null && Arrays.equals(recent.json, stored.json())
        ? recent.statement
        : StatementJson.read(stored.json());
  }

  private static int slot(StatementId id) {
    int hash = id.hashCode();
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }
}
