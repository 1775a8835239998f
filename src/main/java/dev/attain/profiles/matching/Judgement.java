package dev.attain.profiles.matching;

import dev.attain.xapi.Iri;
import java.util.List;
import java.util.Set;

/**
 * What a statement is by the templates of a profile.
 *
 * @param followed the templates whose determining properties it has and whose rules it follows
 * @param breaches the rules that it breaks of templates whose determining properties it has
 */
public record Judgement(Set<Iri> followed, List<RuleBreach> breaches) {
  public static final Judgement UNMATCHED = new Judgement(Set.of(), List.of());

  /** The outcomes of the specification (part three, 2.1). */
  public enum Outcome {
    SUCCESS,
    INVALID,
    UNMATCHED
  }

  public Judgement {
    followed = Set.copyOf(followed);
    breaches = List.copyOf(breaches);
  }

  public Outcome outcome() {
    if (!breaches.isEmpty()) {
      return Outcome.INVALID;
    }
    return followed.isEmpty() ? Outcome.UNMATCHED : Outcome.SUCCESS;
  }
}
