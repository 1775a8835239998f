package dev.attain.competency.dryrun;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one pass of a dry run rests on.
 *
 * @param now the version that answers; one without competencies when none does
 * @param then the version that is tried
 * @param reader parses a stored statement
 * @param cohorts the ids of each person's cohorts
 */
record DryRunBasis(
    Framework now,
    Framework then,
    EvidenceMapping mappingNow,
    EvidenceMapping mappingThen,
    Function<StoredStatement, Statement> reader,
    Identities identities,
    Map<PersonId, List<String>> cohorts) {

  /** A version of the same framework that has nothing in it. */
  static Framework empty(Framework like) {
    return new Framework(
        like.id(),
        like.version(),
        like.name(),
        null,
        like.status(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        like.scale(),
        List.of(),
        List.of());
  }

  /** Hands on what a statement that is not voided gives, person by person. */
  void take(StoredStatement stored, HeldPeople into) {
    if (stored.voided()) {
      return;
    }
    Statement statement = read(stored);
    Map<PersonId, List<Evidence>> nowByPerson = byPerson(mappingNow, statement, stored);
    Map<PersonId, List<Evidence>> thenByPerson = byPerson(mappingThen, statement, stored);
    Set<PersonId> people = new java.util.LinkedHashSet<>(nowByPerson.keySet());
    people.addAll(thenByPerson.keySet());
    people.forEach(
        person ->
            into.add(
                person,
                nowByPerson.getOrDefault(person, List.of()),
                thenByPerson.getOrDefault(person, List.of())));
  }

  private Statement read(StoredStatement stored) {
    try {
      return reader.apply(stored);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "statement " + stored.id() + " at " + stored.position() + " can't be read", e);
    }
  }

  private Map<PersonId, List<Evidence>> byPerson(
      EvidenceMapping mapping, Statement statement, StoredStatement stored) {
    List<Evidence> evidence = mapping.evidenceOf(statement, stored, identities);
    return evidence.isEmpty()
        ? new HashMap<>()
        : evidence.stream()
            .collect(Collectors.groupingBy(Evidence::person, HashMap::new, Collectors.toList()));
  }
}
