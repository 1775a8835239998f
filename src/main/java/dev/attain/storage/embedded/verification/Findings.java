package dev.attain.storage.embedded.verification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong: the first of each kind, and how many there are. For one thread. */
public final class Findings {
  /** How many of each kind are told one by one. */
  public static final int MOST_TOLD = 20;

  /**
   * What is wrong with one thing that is looked at.
   *
   * @param count how often, in all
   * @param told the first of these
   */
  public record OfCheck(long count, List<String> told) {
    public OfCheck {
      told = List.copyOf(told);
    }
  }

  private final Map<Check, List<String>> told = new EnumMap<>(Check.class);
  private final Map<Check, Long> counts = new EnumMap<>(Check.class);

  /**
   * Adds something.
   *
   * @param what where it is and what is wrong with it, in one line
   */
  public void add(Check check, String what) {
    counts.merge(check, 1L, Long::sum);
    List<String> known = told.computeIfAbsent(check, first -> new ArrayList<>());
    if (known.size() < MOST_TOLD) {
      known.add(what);
    }
  }

  long count(Check check) {
    return counts.getOrDefault(check, 0L);
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Those checks that found something. */
  public Map<Check, OfCheck> byCheck() {
    Map<Check, OfCheck> found = new EnumMap<>(Check.class);
    told.forEach((check, lines) -> found.put(check, new OfCheck(count(check), lines)));
    return found;
  }
}
