package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.feed.Scheduler;
import dev.attain.people.PersonId;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All figures of one framework version, one JSON document a line: people by their identifiers, the
 * competencies of each in the framework's order. What is written is a function of the statements,
 * the framework and the merges of people alone, so that two exports can be compared byte by byte.
 * Overrides are decisions and no figures, and left out.
 *
 * <p>Memory is bounded: people are found some at a time, by as many readings of the figures' ids as
 * that takes.
 */
public final class FigureExport {
  private static final int PEOPLE_KNOWN_AT_A_TIME = 100_000;
  private static final int PEOPLE_READ_AT_A_TIME = 10;
  private static final int PAGE = 200;

  private final RecordStore records;
  private final Generations generations;
  private final PortfolioReads reads;
  private final Scheduler scheduler;
  private final int peopleKnown;

  /**
   * @param scheduler where figures are computed and written: no event loop
   */
  public FigureExport(RecordStore records, Scheduler scheduler) {
    this(records, scheduler, PEOPLE_KNOWN_AT_A_TIME);
  }

  FigureExport(RecordStore records, Scheduler scheduler, int peopleKnown) {
    this.records = records;
    this.generations = new Generations(records);
    this.reads = new PortfolioReads(records);
    this.scheduler = scheduler;
    this.peopleKnown = peopleKnown;
  }

  /**
   * Writes all lines.
   *
   * @param sink takes some lines; the next ones follow when it is done
   */
  public Future<Void> write(Framework framework, Function<byte[], Future<Void>> sink) {
    return generations
        .answering(framework.versionId())
        .compose(generation -> write(framework, generation, "", sink));
  }

  private Future<Void> write(
      Framework framework,
      Generation generation,
      String after,
      Function<byte[], Future<Void>> sink) {
    RecordQuery all = RecordQuery.all(ProjectionRecords.EVIDENCE, PAGE);
    return people(new TreeSet<>(), generation, after, all)
        .compose(
            people ->
                some(framework, new ArrayList<>(people), 0, sink)
                    .compose(
                        done ->
                            people.size() < peopleKnown
                                ? Future.succeededFuture()
                                : write(framework, generation, people.last(), sink)));
  }

  /** The first people after {@code after} of whom anything is kept. */
  private Future<TreeSet<String>> people(
      TreeSet<String> first, Generation generation, String after, RecordQuery query) {
    return scheduler
        .here(records.list(query))
        .compose(
            (RecordPage page) -> {
              for (StoredRecord stored : page.records()) {
                EvidenceRecord.findPair(stored, generation)
                    .map(pair -> pair.person().value())
                    .filter(person -> person.compareTo(after) > 0)
                    .ifPresent(first::add);
                if (first.size() > peopleKnown) {
                  first.pollLast();
                }
              }
              return page.next() == null
                  ? Future.succeededFuture(first)
                  : people(first, generation, after, query.continuedAfter(page.next()));
            });
  }

  private Future<Void> some(
      Framework framework, List<String> people, int start, Function<byte[], Future<Void>> sink) {
    if (start >= people.size()) {
      return Future.succeededFuture();
    }
    int end = Math.min(people.size(), start + PEOPLE_READ_AT_A_TIME);
    List<PersonId> some = people.subList(start, end).stream().map(PersonId::new).toList();
    return scheduler
        .here(reads.portfolios(framework, PortfolioReads.pairs(framework, some)))
        .compose(portfolios -> scheduler.here(sink.apply(lines(framework, some, portfolios))))
        .compose(done -> some(framework, people, end, sink));
  }

  private static byte[] lines(
      Framework framework, List<PersonId> people, Map<PersonCompetency, Portfolio> portfolios) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (PersonId person : people) {
      Dossier dossier = Dossier.of(framework, person, of(person, framework, portfolios));
      for (Competency competency : framework.competencies()) {
        lastEvidence(dossier, competency)
            .ifPresent(
                asOf -> {
                  lines.writeBytes(RecordForm.write(figure(dossier, competency, asOf)));
                  lines.write('\n');
                });
      }
    }
    return lines.toByteArray();
  }

  private static Collection<Portfolio> of(
      PersonId person, Framework framework, Map<PersonCompetency, Portfolio> portfolios) {
    return framework.competencies().stream()
        .flatMap(
            competency ->
                Optional.ofNullable(portfolios.get(new PersonCompetency(person, competency.id())))
                    .filter(portfolio -> !portfolio.evidence().isEmpty())
                    .stream())
        .toList();
  }

  private static ExportedFigure figure(Dossier dossier, Competency competency, Instant asOf) {
    Proficiency figures = dossier.proficiency(competency, asOf);
    List<Evidence> evidence =
        competency.rollup() == null ? dossier.portfolio(competency).evidence() : List.of();
    return ExportedFigure.of(
        figures,
        dossier.lapsesAt(competency, asOf).orElse(null),
        dossier.attainments(competency),
        evidence);
  }

  /** When the last evidence occurred that a figure rests on; empty for a figure without any. */
  private static Optional<Instant> lastEvidence(Dossier dossier, Competency competency) {
    return dossier.leaves(competency).stream()
        .flatMap(leaf -> leaf.evidence().stream())
        .map(Evidence::occurredAt)
        .max(Comparator.naturalOrder());
  }
}
