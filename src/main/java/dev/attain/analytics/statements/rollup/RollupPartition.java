package dev.attain.analytics.statements.rollup;

import dev.attain.records.StoredRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of one partition as pages bring them, in the order of their ids. Between two pages
 * runs may have been put together: what they had is then in a record that comes later, and they no
 * longer count.
 */
final class RollupPartition {
  private final List<Held> held = new ArrayList<>();
  private String prefix = "";

  /**
   * @param span the day or month
   */
  record Held(String span, RollupRun run, RollupOctets.Reading summaries) {}

  /** The day or month in an id, which begins at an index. */
  static String span(String id, int at) {
    return id.substring(at, id.indexOf(' ', at));
  }

  /** What is certain now: all of the partition before, when this is the first of another. */
  List<Held> take(StoredRecord stored, String span) {
    int runAt = stored.id().lastIndexOf(' ') + 1;
    String own = stored.id().substring(0, runAt);
    List<Held> certain = own.equals(prefix) ? List.of() : ended();
    prefix = own;
    RollupRun run = RollupRun.named(stored.id().substring(runAt));
    held.removeIf(before -> run.holds(before.run()) && !run.equals(before.run()));
    held.add(new Held(span, run, RollupRecord.read(stored).summaries()));
    return certain;
  }

  /** What is left, when no record follows. */
  List<Held> ended() {
    List<Held> all = List.copyOf(held);
    held.clear();
    return all;
  }
}
