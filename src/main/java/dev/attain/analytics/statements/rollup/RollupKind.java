package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Iri;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what summaries are kept; the fewer values, the earlier. Of what has many values there are none
 * by the hour. What all statements come to, and activities by day, follow from the others.
 */
enum RollupKind {
  SOURCE('s', EnumSet.allOf(RollupLevel.class), Dimension.SOURCE),
  TYPE('t', EnumSet.allOf(RollupLevel.class), Dimension.TYPE),
  VERB('v', EnumSet.allOf(RollupLevel.class), Dimension.VERB),
  ACTIVITY('o', EnumSet.of(RollupLevel.MONTH), Dimension.ACTIVITY),
  VERB_AND_ACTIVITY('w', EnumSet.of(RollupLevel.DAY), Dimension.VERB, Dimension.ACTIVITY);

  private static final List<Dimension> TOLD =
      List.of(Dimension.VERB, Dimension.ACTIVITY, Dimension.TYPE, Dimension.SOURCE);

  private final char code;
  private final Set<RollupLevel> levels;
  private final List<Dimension> dimensions;

  RollupKind(char code, Set<RollupLevel> levels, Dimension... dimensions) {
    this.code = code;
    this.levels = levels;
    this.dimensions = List.of(dimensions);
  }

  /** In the ids of records: never reuse one. */
  char code() {
    return code;
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  Set<RollupLevel> levels() {
    return levels;
  }

  /** The coarsest level that is as fine as this one, or finer. */
  Optional<RollupLevel> asFineAs(RollupLevel wanted) {
    return levels.stream().filter(level -> level.compareTo(wanted) >= 0).findFirst();
  }

  /** The one with the fewest values that tells all these apart, as finely as this level. */
  static Optional<RollupKind> find(Set<Dimension> wanted, RollupLevel level) {
    return Arrays.stream(values())
        .filter(kind -> kind.asFineAs(level).isPresent())
        .filter(kind -> kind.dimensions.containsAll(wanted))
        .min(Comparator.comparingInt(kind -> kind.dimensions.size()));
  }

  /**
   * This kind's values.
   *
   * @param all of a statement, as {@link #all} has them
   */
  List<@Nullable String> values(List<@Nullable String> all) {
    List<@Nullable String> values = new ArrayList<>(dimensions.size());
    for (Dimension dimension : dimensions) {
      values.add(all.get(TOLD.indexOf(dimension)));
    }
    return Collections.unmodifiableList(values);
  }

  /** A statement's values of all dimensions that summaries know of; null where it has none. */
  static List<@Nullable String> all(StatementRow row) {
    return Arrays.asList(
        row.statement().verb().id().value(),
        row.activity().map(Activity::id).map(Iri::value).orElse(null),
        row.activityType().map(Iri::value).orElse(null),
        row.source());
  }
}
