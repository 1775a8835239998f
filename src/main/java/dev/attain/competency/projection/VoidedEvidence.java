package dev.attain.competency.projection;

import dev.attain.competency.evidence.EvidenceSubjects;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.PersonId;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds whose evidence statements gave that are voided by now. The log has them, and they name the
 * people: what they gave need not be kept beside the evidence itself, which says where it comes
 * from. The rules aren't asked, which may have been others when the evidence was taken in.
 */
final class VoidedEvidence {
  /** So many statements are looked up at once. */
  private static final int LOOK_UPS = 32;

  /** So many people's evidence is looked at at once: groups may have thousands. */
  private static final int PEOPLE = 16;

  private final Function<StatementId, Future<Optional<StoredStatement>>> log;
  private final LogReader reader;
  private final PortfolioWrites portfolios;
  private final CachedEvidence evidence;

  /**
   * @param log finds statements by id, voided ones too
   */
  VoidedEvidence(
      Function<StatementId, Future<Optional<StoredStatement>>> log,
      LogReader reader,
      PortfolioWrites portfolios,
      CachedEvidence evidence) {
    this.log = log;
    this.reader = reader;
    this.portfolios = portfolios;
    this.evidence = evidence;
  }

  /**
   * The pairs, of people of these shares, that are kept to have evidence which the changes take
   * away.
   */
  Future<Map<StatementId, Set<PersonCompetency>>> find(EvidenceChanges changes, Shares shares) {
    Map<StatementId, Set<PersonCompetency>> found = new HashMap<>();
    List<StatementId> voided = changes.voided();
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < voided.size(); start += LOOK_UPS) {
      List<StatementId> some = voided.subList(start, Math.min(voided.size(), start + LOOK_UPS));
      done =
          done.compose(before -> Future.all(some.stream().map(log).toList()))
              .compose(all -> take(all.<Optional<StoredStatement>>list(), changes, shares, found));
    }
    return done.map(last -> found);
  }

  private Future<?> take(
      List<Optional<StoredStatement>> voided,
      EvidenceChanges changes,
      Shares shares,
      Map<StatementId, Set<PersonCompetency>> found) {
    Future<?> done = Future.succeededFuture();
    for (StoredStatement stored : voided.stream().flatMap(Optional::stream).toList()) {
      List<PersonId> people =
          EvidenceSubjects.of(reader.statement(stored), changes.who()).stream()
              .filter(shares::contains)
              .toList();
      for (int start = 0; start < people.size(); start += PEOPLE) {
        List<PersonId> some = people.subList(start, Math.min(people.size(), start + PEOPLE));
        done = done.compose(before -> take(stored.id(), some, found));
      }
    }
    return done;
  }

  private Future<Void> take(
      StatementId statement, List<PersonId> people, Map<StatementId, Set<PersonCompetency>> found) {
    Set<PersonCompetency> pairs = new LinkedHashSet<>();
    people.forEach(person -> pairs.addAll(portfolios.pairs(person)));
    return evidence
        .find(pairs)
        .map(
            kept -> {
              kept.forEach(
                  (pair, of) -> {
                    if (of.items().stream().anyMatch(item -> item.statement().equals(statement))) {
                      found.computeIfAbsent(statement, first -> new HashSet<>()).add(pair);
                    }
                  });
              return null;
            });
  }
}
