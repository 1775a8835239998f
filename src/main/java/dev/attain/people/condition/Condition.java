package dev.attain.people.condition;

import dev.attain.condition.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A condition on what is known of a person, such as
 *
 * <pre>department = "Support" and (site in ("Lyon", "Paris") or not has mentor)</pre>
 *
 * <p>A name stands for all the values that a person has of it, since somebody with two identifiers
 * may have two. A comparison holds when one of the values does it, so it does not hold for somebody
 * of whom nothing of that name is known; {@code !=} is the opposite of {@code =}, so it does. Texts
 * that are both numbers compare as numbers, all others by their characters: ISO dates by time.
 */
public sealed interface Condition {

  boolean holds(Known known);

  /** What is known of one person. */
  @FunctionalInterface
  interface Known {
    /** All values of this name; empty when nothing is known. */
    Set<String> values(String name);
  }

  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean holds(Known known) {
      return conditions.stream().allMatch(condition -> condition.holds(known));
    }
  }

  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean holds(Known known) {
      return conditions.stream().anyMatch(condition -> condition.holds(known));
    }
  }

  record Not(Condition condition) implements Condition {
    public Not {
      Objects.requireNonNull(condition);
    }

    @Override
    public boolean holds(Known known) {
      return !condition.holds(known);
    }
  }

  record Has(String name) implements Condition {
    public Has {
      Objects.requireNonNull(name);
    }

    @Override
    public boolean holds(Known known) {
      return !known.values(name).isEmpty();
    }
  }

  record In(String name, Set<String> texts) implements Condition {
    public In {
      Objects.requireNonNull(name);
      texts = Set.copyOf(texts);
    }

    @Override
    public boolean holds(Known known) {
      return known.values(name).stream().anyMatch(texts::contains);
    }
  }

  record Compared(String name, Comparison comparison, String text) implements Condition {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    public Compared {
      Objects.requireNonNull(name);
      Objects.requireNonNull(comparison);
      Objects.requireNonNull(text);
    }

    @Override
    public boolean holds(Known known) {
      return known.values(name).stream().anyMatch(value -> comparison.holds(order(value)));
    }

    private int order(String value) {
      return NUMBER.matcher(value).matches() && NUMBER.matcher(text).matches()
          ? new BigDecimal(value).compareTo(new BigDecimal(text))
          : value.compareTo(text);
    }
  }
}
