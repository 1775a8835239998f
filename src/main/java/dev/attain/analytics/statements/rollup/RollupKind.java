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

/** By what summaries are kept. Of what has many values there are none by the hour. */
enum RollupKind {
  ALL('a', EnumSet.allOf(RollupLevel.class)),
  VERB('v', EnumSet.allOf(RollupLevel.class), Dimension.VERB),
  TYPE('t', EnumSet.allOf(RollupLevel.class), Dimension.TYPE),
  SOURCE('s', EnumSet.allOf(RollupLevel.class), Dimension.SOURCE),
  ACTIVITY('o', EnumSet.of(RollupLevel.DAY, RollupLevel.MONTH), Dimension.ACTIVITY),
  VERB_AND_ACTIVITY('w', EnumSet.of(RollupLevel.DAY), Dimension.VERB, Dimension.ACTIVITY);

  /** What a statement is counted in; the others are put together from these. */
  static final List<RollupKind> COUNTED =
      Arrays.stream(values()).filter(kind -> kind.parts().isEmpty()).toList();

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

  /** Whose finest summaries make the finest ones of this kind, each statement being in one. */
  Optional<RollupKind> parts() {
    return switch (this) {
      case ALL -> Optional.of(SOURCE);
      case ACTIVITY -> Optional.of(VERB_AND_ACTIVITY);
      case VERB, TYPE, SOURCE, VERB_AND_ACTIVITY -> Optional.empty();
    };
  }

  RollupLevel finest() {
    return Collections.max(levels);
  }

  /** The levels but the finest, the finer first. */
  List<RollupLevel> coarser() {
    return levels.stream()
        .filter(level -> level != finest())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** Which of the values of another kind are this kind's. */
  List<@Nullable String> values(RollupKind other, List<@Nullable String> values) {
    List<@Nullable String> own = new ArrayList<>(dimensions.size());
    for (Dimension dimension : dimensions) {
      own.add(values.get(other.dimensions.indexOf(dimension)));
    }
    return own;
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

  /** A statement's values; null where it has none. */
  List<@Nullable String> values(StatementRow row) {
    List<@Nullable String> values = new ArrayList<>(dimensions.size());
    for (Dimension dimension : dimensions) {
      values.add(
          switch (dimension) {
            case VERB -> row.statement().verb().id().value();
            case ACTIVITY -> row.activity().map(Activity::id).map(Iri::value).orElse(null);
            case TYPE -> row.activityType().map(Iri::value).orElse(null);
            case SOURCE -> row.source();
            default -> throw new IllegalStateException("no summaries by " + dimension);
          });
    }
    return values;
  }
}
