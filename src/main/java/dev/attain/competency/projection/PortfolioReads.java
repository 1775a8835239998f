package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Reach;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.competency.projection.standings.PersonStandings;
import dev.attain.competency.projection.standings.StandingChunks;
import dev.attain.competency.projection.standings.StandingsRecord;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what projections have written, by id alone. Ask for the {@link #position} first: what is
 * read after it is then at least as new as it says.
 */
public final class PortfolioReads {
  private final RecordStore records;
  private final EvidenceReads evidence;
  private final Generations generations;
  private final StandingChunks standingChunks;

  public PortfolioReads(RecordStore records) {
    this.records = records;
    this.evidence = new EvidenceReads(records);
    this.generations = new Generations(records);
    this.standingChunks = new StandingChunks(records);
  }

  /**
   * How far the projection of a framework version has come, for all people; the start when it has
   * not begun.
   */
  public Future<Position> position(FrameworkVersion framework) {
    return reach(framework).map(Reach::position);
  }

  /** The same, with the revision of who is who that the figures are by, for all people. */
  public Future<Reach> reach(FrameworkVersion framework) {
    return generations
        .answering(framework)
        .compose(generation -> new Strands(records, generation).reach());
  }

  /**
   * The portfolios of these people and competencies, in the order asked for; those without evidence
   * are empty.
   */
  public Future<Map<PersonCompetency, Portfolio>> portfolios(
      Framework framework, Collection<PersonCompetency> pairs) {
    return generations
        .answering(framework.versionId())
        .compose(generation -> evidence.findAll(ids(generation, pairs)))
        .map(
            found -> {
              Map<PersonCompetency, Portfolio> portfolios = new LinkedHashMap<>();
              for (PersonCompetency pair : pairs) {
                KeptEvidence kept = found.getOrDefault(pair, KeptEvidence.NONE);
                portfolios.put(pair, portfolio(framework, pair, kept.items()));
              }
              return portfolios;
            });
  }

  /**
   * Where these people stand in all competencies that have evidence of their own; nothing for
   * people without evidence.
   */
  public Future<Map<PersonId, PersonStandings>> people(
      Framework framework, Collection<PersonId> people) {
    return generations
        .answering(framework.versionId())
        .compose(
            generation ->
                standingChunks
                    .find(generation, people)
                    .compose(kept -> rest(framework, generation, people, kept)));
  }

  /** Evidence may be older than records of standings are. */
  private Future<Map<PersonId, PersonStandings>> rest(
      Framework framework,
      Generation generation,
      Collection<PersonId> people,
      Map<PersonId, PersonStandings> kept) {
    List<PersonId> missing = people.stream().filter(person -> !kept.containsKey(person)).toList();
    if (missing.isEmpty()) {
      return Future.succeededFuture(kept);
    }
    return StandingsRecord.isWhole(records, generation)
        .compose(
            whole ->
                whole
                    ? Future.succeededFuture(kept)
                    : standingsByEvidence(framework, generation, missing)
                        .map(
                            computed -> {
                              Map<PersonId, PersonStandings> all = new HashMap<>(kept);
                              all.putAll(computed);
                              return all;
                            }));
  }

  /** The standings of people of whom no record is kept, computed from their evidence. */
  Future<Map<PersonId, PersonStandings>> standingsByEvidence(
      Framework framework, Generation generation, Collection<PersonId> people) {
    return evidence
        .findAll(ids(generation, pairs(framework, people)))
        .map(
            found -> {
              Map<PersonId, Map<Integer, @Nullable CompetencyStanding>> byPerson = new HashMap<>();
              found.forEach(
                  (pair, kept) ->
                      byPerson
                          .computeIfAbsent(pair.person(), first -> new HashMap<>())
                          .put(
                              PersonStandings.placeOf(framework, pair.competency()),
                              CompetencyStanding.of(portfolio(framework, pair, kept.items()))));
              Map<PersonId, PersonStandings> standings = new HashMap<>();
              byPerson.forEach(
                  (person, byPlace) -> standings.put(person, PersonStandings.NONE.with(byPlace)));
              return standings;
            });
  }

  private static Map<String, PersonCompetency> ids(
      Generation generation, Collection<PersonCompetency> pairs) {
    Map<String, PersonCompetency> ids = new LinkedHashMap<>();
    pairs.forEach(pair -> ids.put(ProjectionRecords.id(generation, pair), pair));
    return ids;
  }

  private static Portfolio portfolio(
      Framework framework, PersonCompetency pair, List<Evidence> evidence) {
    Competency competency =
        framework
            .findCompetency(pair.competency())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        framework.versionId() + " has no competency " + pair.competency()));
    return new Portfolio(
        framework.versionId(), pair.person(), competency, framework.scale(), evidence);
  }

  /** Every pair of one of these people and one of the framework's competencies. */
  public static List<PersonCompetency> pairs(Framework framework, Collection<PersonId> people) {
    return people.stream()
        .flatMap(
            person ->
                framework.competencies().stream()
                    .map(competency -> new PersonCompetency(person, competency.id())))
        .toList();
  }
}
