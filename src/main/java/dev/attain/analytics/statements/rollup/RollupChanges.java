package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.measure.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What some statements change of summaries. Statements are gathered, and counted when all are
 * there: partition by partition, so that few summaries are in memory at once.
 */
final class RollupChanges {
  private static final int FACTS_OCTETS = 200;
  private static final int PERSON_OCTETS = 24;

  private final List<Counted> gathered = new ArrayList<>();
  private final Map<List<@Nullable String>, List<RollupValues>> combinations = new HashMap<>();
  private final List<Map<List<@Nullable String>, RollupValues>> values = new ArrayList<>();
  private final Map<Long, String> hours = new HashMap<>();
  private long octets;

  /**
   * A statement that counts from now on, or no longer.
   *
   * @param hour of its timestamp, since 1970
   * @param values by kind
   */
  private record Counted(long hour, List<RollupValues> values, Facts facts, int times) {}

  RollupChanges() {
    for (int i = 0; i < RollupKind.values().length; i++) {
      values.add(new HashMap<>());
    }
  }

  /** A statement counts from now on. */
  void add(StatementRow row) {
    take(row, 1);
  }

  /** A statement that counted does so no longer. */
  void remove(StatementRow row) {
    take(row, -1);
  }

  private void take(StatementRow row, int times) {
    Facts facts = Facts.of(row, row.people());
    gathered.add(
        new Counted(
            Math.floorDiv(row.timestamp().getEpochSecond(), Duration.ofHours(1).toSeconds()),
            combinations.computeIfAbsent(RollupKind.all(row), this::byKind),
            facts,
            times));
    octets += FACTS_OCTETS + (long) PERSON_OCTETS * facts.people().size();
  }

  private List<RollupValues> byKind(List<@Nullable String> all) {
    List<RollupValues> known = new ArrayList<>(values.size());
    for (RollupKind kind : RollupKind.values()) {
      known.add(values.get(kind.ordinal()).computeIfAbsent(kind.values(all), RollupValues::new));
    }
    return known;
  }

  /** About how much of memory they take. */
  long octets() {
    return octets;
  }

  /** To be called when everything is gathered, before {@link #forEach}. */
  void sort() {
    gathered.sort(Comparator.comparingLong(Counted::hour));
  }

  /**
   * Counts everything for one table.
   *
   * @param taking is given each partition's prefix, each once, and what changes there
   */
  void forEach(RollupTable table, BiConsumer<String, RollupChunk> taking) {
    int start = 0;
    while (start < gathered.size()) {
      start = partition(table, start, taking);
    }
  }

  /** Counts what is in the same span of time as the first; where that ends. */
  private int partition(RollupTable table, int start, BiConsumer<String, RollupChunk> taking) {
    Map<Integer, RollupChunk> chunks = new HashMap<>();
    String span = "";
    long hour = 0;
    int number = 0;
    int at = start;
    for (; at < gathered.size(); at++) {
      Counted one = gathered.get(at);
      if (at == start || one.hour() != hour) {
        hour = one.hour();
        String bucket = bucket(hour);
        String around = table.span().around(bucket);
        if (at > start && !around.equals(span)) {
          break;
        }
        span = around;
        number = table.number(bucket);
      }
      RollupValues own = one.values().get(table.kind().ordinal());
      chunks
          .computeIfAbsent(table.part(own.values()), part -> new RollupChunk())
          .add(number, own, one.facts(), one.times());
    }
    String ended = Objects.requireNonNull(span);
    chunks.forEach((part, chunk) -> taking.accept(table.prefix(part, ended), chunk));
    return at;
  }

  private String bucket(long hour) {
    return hours.computeIfAbsent(
        hour,
        h -> RollupLevel.HOUR.bucket(Instant.ofEpochSecond(h * Duration.ofHours(1).toSeconds())));
  }
}
