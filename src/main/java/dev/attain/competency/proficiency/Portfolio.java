package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.SettledEvidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Level;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The evidence of one person's one competency, with the document that says how to read it. Two
 * portfolios of the same set of evidence are equal, in whatever order and however often it came.
 *
 * @param scale ascending by level
 * @param evidence by (occurredAt, id), each id once
 */
public record Portfolio(
    FrameworkVersion framework,
    PersonId person,
    Competency competency,
    List<Level> scale,
    List<Evidence> evidence) {

  /** The order in which evidence is folded: independent of the order of arrival. */
  public static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::occurredAt).thenComparing(Evidence::id);

  public Portfolio {
    Objects.requireNonNull(framework);
    Objects.requireNonNull(person);
    scale = scale.stream().sorted(Comparator.comparingInt(Level::level)).toList();
    evidence = ordered(evidence);
    for (Evidence item : evidence) {
      if (!item.person().equals(person) || !item.competency().equals(competency.id())) {
        throw new IllegalArgumentException(
            "evidence " + item.id() + " is not of " + person + " and " + competency.id());
      }
    }
  }

  /** The evidence as it counts: what was ended, disputed or overturned is as that leaves it. */
  public List<Evidence> settled() {
    return evidence.stream().allMatch(item -> item.change() == null)
        ? evidence
        : SettledEvidence.of(evidence).stream().map(SettledEvidence::evidence).toList();
  }

  /** Without what occurs after an instant. */
  public Portfolio knownAt(Instant asOf) {
    List<Evidence> known =
        evidence.stream().filter(item -> !item.occurredAt().isAfter(asOf)).toList();
    return known.size() == evidence.size()
        ? this
        : new Portfolio(framework, person, competency, scale, known);
  }

  private static List<Evidence> ordered(Collection<Evidence> evidence) {
    Map<String, Evidence> byId = new LinkedHashMap<>();
    evidence.stream().sorted(ORDER).forEach(item -> byId.putIfAbsent(item.id(), item));
    return List.copyOf(byId.values());
  }
}
