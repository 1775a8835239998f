package dev.attain.competency.proficiency;

import dev.attain.competency.framework.EvidenceType;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a gate asks for and the evidence does not have. */
public sealed interface Shortfall {

  /** The gap in plain words, fit to follow "still needs ". */
  String inWords();

  /** Fewer items than required. */
  record Items(int required, int present) implements Shortfall {
    @Override
    public String inWords() {
      return (required - present)
          + " more item(s) of evidence ("
          + present
          + " of "
          + required
          + ")";
    }
  }

  /** No item of these types. */
  record Types(Set<EvidenceType> types) implements Shortfall {
    public Types {
      types = Set.copyOf(types);
    }

    @Override
    public String inWords() {
      return "evidence of type "
          + new TreeSet<>(types)
              .stream()
                  .map(type -> type.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                  .collect(Collectors.joining(" and of type "));
    }
  }

  /** Fewer different raters than required. */
  record Raters(int required, int present) implements Shortfall {
    @Override
    public String inWords() {
      return (required - present) + " more rater(s) (" + present + " of " + required + ")";
    }
  }

  /** No item came with an artifact. */
  record Artifact() implements Shortfall {
    @Override
    public String inWords() {
      return "an artifact";
    }
  }
}
