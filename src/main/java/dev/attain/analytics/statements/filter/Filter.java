package dev.attain.analytics.statements.filter;

import dev.attain.condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A condition on a statement, such as
 *
 * <pre>verb = "http://adlnet.gov/expapi/verbs/passed" and (score >= 0.8 or not has score)</pre>
 *
 * <p>It speaks of the statement itself, not of one that it points at. A comparison with something
 * that is not there does not hold; {@code !=} is the opposite of {@code =}, so it does. Its text
 * reads as an equal filter.
 */
public sealed interface Filter {

  /** Holds of every statement; its text is empty. */
  Filter EVERYTHING = new All(List.of());

  /** Both of them. */
  default Filter and(Filter other) {
    List<Filter> all = new ArrayList<>(conjuncts());
    all.addAll(other.conjuncts());
    return all.size() == 1 ? all.get(0) : new All(all);
  }

  /** The filters all of which must hold. */
  default List<Filter> conjuncts() {
    return List.of(this);
  }

  record All(List<Filter> filters) implements Filter {
    public All {
      filters = List.copyOf(filters);
    }

    @Override
    public List<Filter> conjuncts() {
      return filters;
    }

    @Override
    public String toString() {
      return joined(filters, " and ");
    }
  }

  record Any(List<Filter> filters) implements Filter {
    public Any {
      filters = List.copyOf(filters);
    }

    @Override
    public String toString() {
      return joined(filters, " or ");
    }
  }

  record Not(Filter filter) implements Filter {
    public Not {
      Objects.requireNonNull(filter);
    }

    @Override
    public String toString() {
      return "not " + inner(filter);
    }
  }

  /** Something is there. */
  record Has(Column column) implements Filter {
    public Has {
      Objects.requireNonNull(column);
    }

    @Override
    public String toString() {
      return "has " + column;
    }
  }

  /** One of the operands is equal. */
  record In(Column column, List<Operand> operands) implements Filter {
    public In {
      Objects.requireNonNull(column);
      operands = List.copyOf(operands);
    }

    @Override
    public String toString() {
      return column
          + " in "
          + operands.stream().map(Operand::toString).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  record Compared(Column column, Comparison comparison, Operand operand) implements Filter {
    public Compared {
      Objects.requireNonNull(column);
      Objects.requireNonNull(comparison);
      Objects.requireNonNull(operand);
    }

    @Override
    public String toString() {
      return column + " " + comparison.sign() + " " + operand;
    }
  }

  private static String joined(List<Filter> filters, String word) {
    return filters.stream().map(Filter::inner).collect(Collectors.joining(word));
  }

  private static String inner(Filter filter) {
    return filter instanceof All || filter instanceof Any ? "(" + filter + ")" : filter.toString();
  }
}
