package dev.attain.profiles.matching;

import dev.attain.profiles.Pattern;
import dev.attain.xapi.Iri;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether statements come in the order that a pattern says (xAPI Profiles, part three, 2.2). Greedy
 * and without going back, as the specification wants it: each member takes as many statements as it
 * can before the next one is looked at.
 */
public final class PatternMatcher {

  /** How far a pattern goes along with the statements. */
  public enum Outcome {
    /** All that the pattern asks for is there. */
    SUCCESS,
    /** The statements end where the pattern goes on. */
    PARTIAL,
    FAILURE
  }

  /**
   * @param taken how many statements, from the first, the pattern accounts for
   */
  public record Match(Outcome outcome, int taken) {

    /** Whether the pattern accounts for every one of so many statements. */
    public boolean isWhole(int statements) {
      return outcome == Outcome.SUCCESS && taken == statements;
    }
  }

  private final Map<Iri, Pattern> patterns = new HashMap<>();

  /**
   * @param patterns free of circles; what they name and is not here is a template
   */
  public PatternMatcher(Collection<Pattern> patterns) {
    patterns.forEach(pattern -> this.patterns.put(pattern.id(), pattern));
  }

  /**
   * Follows the statements by a pattern, as far as it goes.
   *
   * @param followed the templates that each statement follows, in the order of the statements
   */
  public Match match(Iri element, List<Set<Iri>> followed) {
    return match(element, followed, 0);
  }

  private Match match(Iri element, List<Set<Iri>> followed, int from) {
    Pattern pattern = patterns.get(element);
    if (pattern == null) {
      return template(element, followed, from);
    }
    return switch (pattern.form()) {
      case SEQUENCE -> sequence(pattern, followed, from);
      case ALTERNATES -> alternates(pattern, followed, from);
      case OPTIONAL -> optional(pattern.members().get(0), followed, from);
      case ONE_OR_MORE -> oneOrMore(pattern.members().get(0), followed, from);
      case ZERO_OR_MORE -> zeroOrMore(pattern.members().get(0), followed, from);
    };
  }

  private static Match template(Iri template, List<Set<Iri>> followed, int from) {
    if (from == followed.size()) {
      return new Match(Outcome.PARTIAL, from);
    }
    return followed.get(from).contains(template)
        ? new Match(Outcome.SUCCESS, from + 1)
        : new Match(Outcome.FAILURE, from);
  }

  private Match sequence(Pattern pattern, List<Set<Iri>> followed, int from) {
    int next = from;
    for (Iri member : pattern.members()) {
      Match match = match(member, followed, next);
      if (match.outcome() == Outcome.FAILURE) {
        return new Match(Outcome.FAILURE, from);
      }
      if (match.outcome() == Outcome.PARTIAL) {
        return new Match(Outcome.PARTIAL, followed.size());
      }
      next = match.taken();
    }
    return new Match(Outcome.SUCCESS, next);
  }

  private Match alternates(Pattern pattern, List<Set<Iri>> followed, int from) {
    Match longest = new Match(Outcome.FAILURE, from);
    for (Iri member : pattern.members()) {
      Match match = match(member, followed, from);
      boolean first = longest.outcome() != Outcome.SUCCESS;
      if (match.outcome() == Outcome.SUCCESS && (first || match.taken() > longest.taken())) {
        longest = match;
      } else if (match.outcome() == Outcome.PARTIAL && longest.outcome() == Outcome.FAILURE) {
        longest = new Match(Outcome.PARTIAL, followed.size());
      }
    }
    return longest;
  }

  private Match optional(Iri member, List<Set<Iri>> followed, int from) {
    if (from == followed.size()) {
      return new Match(Outcome.SUCCESS, from);
    }
    Match match = match(member, followed, from);
    return match.outcome() == Outcome.FAILURE ? new Match(Outcome.SUCCESS, from) : match;
  }

  private Match oneOrMore(Iri member, List<Set<Iri>> followed, int from) {
    Match first = match(member, followed, from);
    return first.outcome() == Outcome.SUCCESS && first.taken() > from
        ? zeroOrMore(member, followed, first.taken())
        : first;
  }

  /** At the end of the statements it is satisfied; in the middle of a member it is not. */
  private Match zeroOrMore(Iri member, List<Set<Iri>> followed, int from) {
    int next = from;
    while (next < followed.size()) {
      Match match = match(member, followed, next);
      if (match.outcome() == Outcome.PARTIAL) {
        return match;
      }
      if (match.outcome() == Outcome.FAILURE || match.taken() == next) {
        break;
      }
      next = match.taken();
    }
    return new Match(Outcome.SUCCESS, next);
  }
}
