package dev.attain.competency.projection;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.people.PersonId;
import dev.attain.xapi.StatementId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Whose evidence, of the people of one share, a statement gave, so that voiding finds it. */
record StatementRecord(FrameworkVersion framework, String statement, List<Given> evidence) {

  record Given(String person, CompetencyId competency) {}

  static StatementRecord of(
      FrameworkVersion framework, StatementId statement, Collection<PersonCompetency> pairs) {
    return new StatementRecord(
        framework,
        statement.toString(),
        pairs.stream()
            .map(pair -> new Given(pair.person().value(), pair.competency()))
            .sorted(Comparator.comparing(Given::person).thenComparing(Given::competency))
            .toList());
  }

  List<PersonCompetency> pairs() {
    return evidence.stream()
        .map(given -> new PersonCompetency(new PersonId(given.person()), given.competency()))
        .toList();
  }
}
