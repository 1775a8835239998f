package dev.attain.analytics.statements.measure;

import dev.attain.analytics.statements.filter.StatementRow;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Summaries by group; a bounded number, beyond which all further groups are one. */
public final class Groups {
  /** The most groups that are kept apart. */
  public static final int MOST = 5_000;

  private final Map<List<@Nullable String>, Summary> byKey = new HashMap<>();
  private @Nullable Summary others;

  /** A group: its key has a value, or null, for each dimension. */
  public record Group(List<@Nullable String> key, Summary summary) {
    public Group {
      key = Collections.unmodifiableList(key);
    }
  }

  /**
   * Groups that are shown.
   *
   * @param groups the largest first, or by time where one of the dimensions is a time
   * @param others all that are not shown, together; empty when all are shown
   */
  public record Shown(List<Group> groups, Optional<Summary> others) {
    public Shown {
      groups = List.copyOf(groups);
    }
  }

  public void add(StatementRow row, Grouping grouping) {
    Facts facts = Facts.of(row, grouping.people(row));
    for (List<@Nullable String> key : grouping.keys(row)) {
      summary(key).add(facts, 1);
    }
  }

  public void add(List<@Nullable String> key, Summary summary) {
    summary(key).add(summary);
  }

  /** The same groups, in which those count as one person whose hashes stand for one. */
  public Groups merged(Map<Long, Long> persons) {
    Groups merged = new Groups();
    byKey.forEach((key, summary) -> merged.byKey.put(key, summary.merged(persons)));
    merged.others = others == null ? null : others.merged(persons);
    return merged;
  }

  private Summary summary(List<@Nullable String> key) {
    Summary known = byKey.get(key);
    if (known != null) {
      return known;
    }
    if (byKey.size() >= MOST) {
      others = others == null ? new Summary() : others;
      return others;
    }
    Summary fresh = new Summary();
    byKey.put(key, fresh);
    return fresh;
  }

  /**
   * The largest groups.
   *
   * @param limit how many at most
   * @param by what the keys' values are
   */
  public Shown shown(int limit, List<Dimension> by) {
    List<Group> largest =
        byKey.entrySet().stream()
            .filter(entry -> entry.getValue().count() > 0)
            .map(entry -> new Group(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong((Group group) -> -group.summary().count())
                    .thenComparing(group -> group.key().toString()))
            .toList();
    Summary rest = new Summary();
    if (others != null) {
      rest.add(others);
    }
    largest.stream().skip(limit).forEach(group -> rest.add(group.summary()));
    List<Group> shown =
        largest.stream().limit(limit).sorted(inTime(by)).collect(Collectors.toList());
    return new Shown(shown, rest.count() == 0 ? Optional.empty() : Optional.of(rest));
  }

  /** A stable order: what is equal in time stays in the order of size. */
  private static Comparator<Group> inTime(List<Dimension> by) {
    for (int i = 0; i < by.size(); i++) {
      if (by.get(i).isTime()) {
        int at = i;
        return Comparator.comparing(group -> String.valueOf(group.key().get(at)));
      }
    }
    return (one, other) -> 0;
  }
}
