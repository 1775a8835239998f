package dev.attain.analytics.statements.filter;

import dev.attain.condition.Comparison;
import dev.attain.statements.Position;
import dev.attain.statements.Term;
import dev.attain.statements.Terms;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where to look for what a filter holds of: all such statements are found by one of the
 * alternatives within the range, and others too, so each one that is found has to be asked.
 *
 * @param alternatives conjunctions of terms; an empty one finds everything
 * @param after exclusive
 * @param upTo inclusive
 */
public record IndexPlan(List<Set<Term>> alternatives, Position after, Position upTo) {
  /** The most conjunctions that are looked for at once. */
  public static final int MAX_ALTERNATIVES = 16;

  private static final Set<Term> ANYTHING = Set.of();

  public IndexPlan {
    alternatives = alternatives.stream().map(Set::copyOf).toList();
    Objects.requireNonNull(after);
    Objects.requireNonNull(upTo);
  }

  public static IndexPlan of(Filter filter, WhoIsMeant who, Terms terms) {
    Set<Set<Term>> alternatives = new Planning(who, terms).alternatives(filter);
    Bounds bounds = Bounds.of(filter);
    return new IndexPlan(List.copyOf(alternatives), bounds.after, bounds.upTo);
  }

  /** Whether every statement of the range has to be looked at. */
  public boolean scans() {
    return alternatives.contains(ANYTHING);
  }

  /** The same, not beyond {@code last}. */
  public IndexPlan upTo(Position last) {
    return upTo.compareTo(last) <= 0 ? this : new IndexPlan(alternatives, after, last);
  }

  /** Finds, for each part of a filter, at most {@link #MAX_ALTERNATIVES} conjunctions. */
  private record Planning(WhoIsMeant who, Terms terms) {

    Set<Set<Term>> alternatives(Filter filter) {
      if (filter instanceof Filter.All all) {
        return all(all.filters());
      }
      if (filter instanceof Filter.Any any) {
        Set<Set<Term>> united = new LinkedHashSet<>();
        any.filters().forEach(one -> united.addAll(alternatives(one)));
        return bounded(united);
      }
      if (filter instanceof Filter.In in) {
        Set<Set<Term>> united = new LinkedHashSet<>();
        in.operands().forEach(operand -> united.addAll(equal(in.column(), operand)));
        return bounded(united);
      }
      if (filter instanceof Filter.Compared compared && compared.comparison() == Comparison.EQUAL) {
        return equal(compared.column(), compared.operand());
      }
      return Set.of(ANYTHING);
    }

    private static Set<Set<Term>> bounded(Set<Set<Term>> alternatives) {
      return alternatives.size() > MAX_ALTERNATIVES || alternatives.contains(ANYTHING)
          ? Set.of(ANYTHING)
          : alternatives;
    }

    /** Leaves out what would make too many: the statements are asked anyway. */
    private Set<Set<Term>> all(List<Filter> filters) {
      Set<Set<Term>> product = Set.of(ANYTHING);
      List<Set<Set<Term>>> parts = new ArrayList<>();
      filters.forEach(filter -> parts.add(alternatives(filter)));
      parts.sort((a, b) -> Integer.compare(a.size(), b.size()));
      for (Set<Set<Term>> part : parts) {
        if (product.size() * part.size() <= MAX_ALTERNATIVES) {
          product = product(product, part);
        }
      }
      return product;
    }

    private static Set<Set<Term>> product(Set<Set<Term>> some, Set<Set<Term>> others) {
      Set<Set<Term>> product = new LinkedHashSet<>();
      for (Set<Term> one : some) {
        for (Set<Term> other : others) {
          Set<Term> both = new HashSet<>(one);
          both.addAll(other);
          product.add(both);
        }
      }
      return product;
    }

    private Set<Set<Term>> equal(Column column, Operand operand) {
      if (!(operand instanceof Operand.Text value) || column.field().isExtension()) {
        return Set.of(ANYTHING);
      }
      String text = value.text();
      return switch (column.field()) {
        case VERB -> one(terms.verb(new Iri(text)));
        case ACTIVITY -> one(terms.activity(new Iri(text), false));
        case ACTIVITY_RELATED -> one(terms.activity(new Iri(text), true));
        case TYPE -> one(terms.activityType(new Iri(text)));
        case CATEGORY -> one(terms.category(new Iri(text)));
        case SOURCE -> one(terms.source(text));
        case REGISTRATION -> one(terms.registration(Registration.of(text)));
        case AGENT -> one(terms.agent(AgentIdentifier.ofCanonical(text), false));
        case AGENT_RELATED -> one(terms.agent(AgentIdentifier.ofCanonical(text), true));
        case PERSON, COHORT -> agents(who.identifiers(column.field(), text));
        default -> Set.of(ANYTHING);
      };
    }

    /** Nobody is found by no alternative at all. */
    private Set<Set<Term>> agents(Set<String> identifiers) {
      Set<Set<Term>> alternatives = new LinkedHashSet<>();
      for (String identifier : identifiers) {
        if (alternatives.size() == MAX_ALTERNATIVES) {
          return Set.of(ANYTHING);
        }
        alternatives.add(Set.of(terms.agent(AgentIdentifier.ofCanonical(identifier), false)));
      }
      return alternatives;
    }

    private static Set<Set<Term>> one(Term term) {
      return Set.of(Set.of(term));
    }
  }

  /** The stored instants that the conjuncts of a filter leave. */
  private record Bounds(Position after, Position upTo) {
    static Bounds of(Filter filter) {
      Bounds bounds = new Bounds(Position.START, Position.END);
      for (Filter one : filter.conjuncts()) {
        if (one instanceof Filter.Compared compared
            && compared.column().field() == Field.STORED
            && compared.operand() instanceof Operand.Moment moment) {
          bounds = bounds.within(compared.comparison(), moment.instant());
        }
      }
      return bounds;
    }

    /** Positions have milliseconds: what a bound has beyond them must not cut off what holds. */
    private Bounds within(Comparison comparison, Instant instant) {
      Position last = Position.lastOf(instant);
      Position before = Position.lastOf(instant.minusMillis(1));
      return switch (comparison) {
        case GREATER, GREATER_OR_EQUAL -> new Bounds(later(after, before), upTo);
        case LESS, LESS_OR_EQUAL -> new Bounds(after, earlier(upTo, last));
        case EQUAL -> new Bounds(later(after, before), earlier(upTo, last));
      };
    }

    private static Position later(Position one, Position other) {
      return one.compareTo(other) > 0 ? one : other;
    }

    private static Position earlier(Position one, Position other) {
      return one.compareTo(other) < 0 ? one : other;
    }
  }
}
