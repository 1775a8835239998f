package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.measure.Facts;
import dev.attain.analytics.statements.measure.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some run changes of the summaries of one partition. Chunks of one partition can be put
 * together; what they come to is what the statements do.
 */
final class RollupChunk {
  private final Map<Key, Cell> cells = new LinkedHashMap<>();

  private record Key(int number, RollupValues values) {
    @Override
    public int hashCode() {
      return 31 * values.hashCode() + number;
    }
  }

  /** One summary; as octets until it changes. */
  private static final class Cell {
    private byte @Nullable [] octets;
    private @Nullable Summary summary;

    Summary summary() {
      Summary known = summary;
      if (known == null) {
        known = octets == null ? new Summary() : Summary.of(octets);
        summary = known;
        octets = null;
      }
      return known;
    }

    byte[] octets() {
      byte[] known = octets;
      return known == null ? summary().octets() : known;
    }

    boolean isEmpty() {
      return octets == null && summary().isEmpty();
    }
  }

  /**
   * @param number of the hour or day within the partition
   * @param values that the summary's statements have in common
   * @param times 1, or -1 to take the statement away
   */
  void add(int number, RollupValues values, Facts facts, int times) {
    cell(number, values).summary().add(facts, times);
  }

  /** Adds what another run changes. */
  void add(RollupOctets.Reading other) {
    other.forEach(
        (number, own, octets) -> {
          RollupValues values = new RollupValues(own);
          Cell cell = cells.get(new Key(number, values));
          if (cell == null) {
            cell(number, values).octets = octets;
          } else {
            cell.summary().add(Summary.of(octets));
          }
        });
  }

  private Cell cell(int number, RollupValues values) {
    return cells.computeIfAbsent(new Key(number, values), key -> new Cell());
  }

  /**
   * How this differs from what the log gives, for people: the first summary that does, and how many
   * more; empty when it doesn't.
   */
  Optional<String> findDifference(RollupChunk wanted) {
    Set<Key> all = new LinkedHashSet<>(cells.keySet());
    all.addAll(wanted.cells.keySet());
    List<Key> other = all.stream().filter(key -> !isSame(key, wanted)).toList();
    return other.stream()
        .findFirst()
        .map(
            first ->
                "%s, number %d: %d statements kept, the log gives %d, or measures differ%s"
                    .formatted(
                        first.values().values(),
                        first.number(),
                        summary(first).count(),
                        wanted.summary(first).count(),
                        other.size() == 1 ? "" : "; so do " + (other.size() - 1) + " more"));
  }

  private boolean isSame(Key key, RollupChunk wanted) {
    return summary(key).isSameAs(wanted.summary(key));
  }

  private Summary summary(Key key) {
    Cell cell = cells.get(key);
    return cell == null ? new Summary() : cell.summary();
  }

  /**
   * As it is kept: one array of octets or, of more than so many, several.
   *
   * @param most octets of each, or little more
   */
  List<byte[]> octets(int most) {
    List<byte[]> all = new ArrayList<>();
    RollupOctets octets = new RollupOctets();
    for (Map.Entry<Key, Cell> entry : cells.entrySet()) {
      if (!entry.getValue().isEmpty()) {
        if (octets.size() >= most) {
          all.add(octets.finished());
          octets = new RollupOctets();
        }
        octets.add(
            entry.getKey().number(), entry.getKey().values().values(), entry.getValue().octets());
      }
    }
    all.add(octets.finished());
    return all;
  }
}
