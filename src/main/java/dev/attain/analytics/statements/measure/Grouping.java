package dev.attain.analytics.statements.measure;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Iri;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what statements are grouped, and who is who meanwhile.
 *
 * @param by at most {@link #MAX_DIMENSIONS}, each once, at most one time among them
 * @param zone in which hours, days, weeks and months begin
 * @param cohorts by an identifier, the cohorts that its person is in; needed by {@link
 *     Dimension#COHORT} alone
 */
public record Grouping(
    List<Dimension> by, ZoneId zone, Identities who, Map<String, List<String>> cohorts) {
  public static final int MAX_DIMENSIONS = 3;

  private static final List<@Nullable String> NONE = Collections.singletonList(null);

  public Grouping {
    by = List.copyOf(by);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(who);
    cohorts = Map.copyOf(cohorts);
    if (by.size() > MAX_DIMENSIONS || by.stream().distinct().count() < by.size()) {
      throw new IllegalArgumentException("grouped by " + by);
    }
  }

  /**
   * The groups that a statement belongs to: one, or several where it has several values. A value is
   * null where the statement has none.
   */
  public List<List<@Nullable String>> keys(StatementRow row) {
    List<List<@Nullable String>> keys = List.of(List.of());
    for (Dimension dimension : by) {
      keys = longer(keys, values(dimension, row));
    }
    return keys;
  }

  private static List<List<@Nullable String>> longer(
      List<List<@Nullable String>> keys, List<@Nullable String> values) {
    List<List<@Nullable String>> longer = new ArrayList<>(keys.size() * values.size());
    for (List<@Nullable String> key : keys) {
      for (String value : values) {
        @Nullable String[] extended = key.toArray(new @Nullable String[key.size() + 1]);
        extended[key.size()] = value;
        longer.add(Arrays.asList(extended));
      }
    }
    return longer;
  }

  private List<@Nullable String> values(Dimension dimension, StatementRow row) {
    return switch (dimension) {
      case VERB -> List.of(row.statement().verb().id().value());
      case ACTIVITY -> one(row.activity().map(Activity::id).map(Iri::value));
      case TYPE -> one(row.activityType().map(Iri::value));
      case SOURCE -> List.of(row.source());
      case PERSON -> several(people(row));
      case COHORT ->
          several(
              row.people().stream()
                  .map(id -> cohorts.getOrDefault(id, List.of()))
                  .flatMap(Collection::stream)
                  .distinct()
                  .toList());
      case HOUR, DAY, WEEK, MONTH -> List.of(bucket(dimension, row.timestamp()));
    };
  }

  /** Who acted, each by the identifier that the person is known by. */
  List<String> people(StatementRow row) {
    return row.people().stream()
        .map(id -> who.resolve(new PersonId(id)).value())
        .distinct()
        .toList();
  }

  /** The name of the bucket that an instant is in. */
  public String bucket(Dimension time, Instant instant) {
    return time.bucket(instant, zone);
  }

  private static List<@Nullable String> one(Optional<String> value) {
    return value.<List<@Nullable String>>map(List::of).orElse(NONE);
  }

  private static List<@Nullable String> several(List<String> values) {
    return values.isEmpty() ? NONE : new ArrayList<>(values);
  }
}
