package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.Field;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.Operand;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.condition.Comparison;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which summaries answer a question.
 *
 * @param wanted the values that the filter allows, for each dimension that it speaks of
 * @param from the first instant; null for no bound
 * @param before the first instant that doesn't count; null for no bound
 */
record RollupPlan(
    RollupKind kind,
    RollupLevel level,
    Map<Dimension, Set<String>> wanted,
    @Nullable Instant from,
    @Nullable Instant before) {

  /** Empty when no summaries answer it. */
  static Optional<RollupPlan> of(Filter filter, List<Dimension> by, ZoneId zone) {
    Reading reading = new Reading();
    if (!flat(filter).stream().allMatch(reading::take)) {
      return Optional.empty();
    }
    Set<Dimension> told = EnumSet.noneOf(Dimension.class);
    told.addAll(reading.wanted.keySet());
    RollupLevel level = reading.level;
    for (Dimension dimension : by) {
      if (dimension.isTime()) {
        level = level.finer(level(dimension, zone));
      } else {
        told.add(dimension);
      }
    }
    RollupLevel finest = level;
    return RollupKind.find(told, finest)
        .map(
            kind ->
                new RollupPlan(
                    kind,
                    kind.asFineAs(finest).orElseThrow(),
                    reading.wanted,
                    reading.from,
                    reading.before));
  }

  private static List<Filter> flat(Filter filter) {
    List<Filter> flat = new ArrayList<>();
    for (Filter one : filter.conjuncts()) {
      flat.addAll(one instanceof Filter.All ? flat(one) : List.of(one));
    }
    return flat;
  }

  private static RollupLevel level(Dimension time, ZoneId zone) {
    if (!zone.normalized().equals(ZoneOffset.UTC)) {
      return RollupLevel.HOUR;
    }
    return switch (time) {
      case HOUR -> RollupLevel.HOUR;
      case MONTH -> RollupLevel.MONTH;
      default -> RollupLevel.DAY;
    };
  }

  RollupTable table() {
    return new RollupTable(kind, level);
  }

  /** Whether what begins at an instant is within the bounds, which begin hours, days or months. */
  boolean covers(Instant start) {
    return (from == null || !start.isBefore(from)) && (before == null || start.isBefore(before));
  }

  boolean isBounded() {
    return from != null || before != null;
  }

  /** Whether some of a day or month may be within the bounds. */
  boolean touches(RollupLevel level, String span) {
    Instant start = level.start(span);
    return (before == null || start.isBefore(before))
        && (from == null || level.end(start).isAfter(from));
  }

  /** Whether the filter allows these values, in the order of the kind's dimensions. */
  boolean allows(List<@Nullable String> values) {
    for (int i = 0; i < values.size(); i++) {
      Set<String> allowed = wanted.get(kind.dimensions().get(i));
      if (allowed != null && (values.get(i) == null || !allowed.contains(values.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** The parts of the table that hold all that is asked for; empty for all. */
  Set<Integer> parts() {
    Set<String> activities = wanted.get(Dimension.ACTIVITY);
    if (!table().isDivided()) {
      return Set.of(0);
    }
    Set<Integer> parts = new TreeSet<>();
    if (activities != null) {
      activities.forEach(activity -> parts.add(table().part(activity)));
    }
    return parts;
  }

  /** What the tests of a filter come to, as far as summaries know of them. */
  private static final class Reading {
    private final Map<Dimension, Set<String>> wanted = new HashMap<>();
    private RollupLevel level = RollupLevel.MONTH;
    private @Nullable Instant from;
    private @Nullable Instant before;

    boolean take(Filter filter) {
      if (filter instanceof Filter.In in) {
        return wants(in.column().field(), in.operands());
      }
      if (!(filter instanceof Filter.Compared compared)) {
        return false;
      }
      return compared.column().field() == Field.TIMESTAMP
          ? bounds(compared.comparison(), compared.operand())
          : compared.comparison() == Comparison.EQUAL
              && wants(compared.column().field(), List.of(compared.operand()));
    }

    private boolean wants(Field field, List<Operand> operands) {
      Optional<Dimension> dimension =
          switch (field) {
            case VERB -> Optional.of(Dimension.VERB);
            case ACTIVITY -> Optional.of(Dimension.ACTIVITY);
            case TYPE -> Optional.of(Dimension.TYPE);
            case SOURCE -> Optional.of(Dimension.SOURCE);
            default -> Optional.empty();
          };
      if (dimension.isEmpty()) {
        return false;
      }
      Set<String> values = new TreeSet<>();
      operands.forEach(operand -> values.add(((Operand.Text) operand).text()));
      wanted.merge(
          dimension.get(),
          values,
          (one, other) -> {
            one.retainAll(other);
            return one;
          });
      return true;
    }

    private boolean bounds(Comparison comparison, Operand operand) {
      Instant instant = ((Operand.Moment) operand).instant();
      for (RollupLevel one : RollupLevel.values()) {
        if (one.begins(instant)) {
          level = level.finer(one);
          return bound(comparison, instant);
        }
      }
      return false;
    }

    private boolean bound(Comparison comparison, Instant instant) {
      if (comparison == Comparison.GREATER_OR_EQUAL) {
        from = from == null || instant.isAfter(from) ? instant : from;
        return true;
      }
      if (comparison == Comparison.LESS) {
        before = before == null || instant.isBefore(before) ? instant : before;
        return true;
      }
      return false;
    }
  }
}
