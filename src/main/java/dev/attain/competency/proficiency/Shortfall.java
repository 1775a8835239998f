package dev.attain.competency.proficiency;

import dev.attain.competency.framework.EvidenceType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a gate asks for and the evidence does not have. */
public sealed interface Shortfall {

  /** The gap in plain words, fit to follow "still needs ". */
  String inWords();

  /** A type of evidence as people say it. */
  static String inWords(EvidenceType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

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
              .stream().map(Shortfall::inWords).collect(Collectors.joining(" and of type "));
    }
  }

  /** Fewer different raters than required. */
  record Raters(int required, int present) implements Shortfall {
    @Override
    public String inWords() {
      return (required - present) + " more rater(s) (" + present + " of " + required + ")";
    }
  }

  /** These children of a competency that is rolled up, by code, have no evidence that counts. */
  record Children(List<String> codes) implements Shortfall {
    public Children {
      codes = List.copyOf(codes);
    }

    @Override
    public String inWords() {
      return "evidence of " + String.join(", ", codes);
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
