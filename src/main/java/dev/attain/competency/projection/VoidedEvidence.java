package dev.attain.competency.projection;

import dev.attain.competency.evidence.EvidenceSubjects;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.PersonId;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds whose evidence statements may have given that are voided by now. The log has them, and they
 * name the people: what they gave need not be kept beside the evidence itself, which says where it
 * comes from. The rules aren't asked, which may have been others when the evidence was taken in.
 */
final class VoidedEvidence {
  /** So many statements are looked up at once. */
  private static final int LOOK_UPS = 32;

  private final Function<StatementId, Future<Optional<StoredStatement>>> log;
  private final LogReader reader;
  private final PortfolioWrites portfolios;

  /**
   * @param log finds statements by id, voided ones too
   */
  VoidedEvidence(
      Function<StatementId, Future<Optional<StoredStatement>>> log,
      LogReader reader,
      PortfolioWrites portfolios) {
    this.log = log;
    this.reader = reader;
    this.portfolios = portfolios;
  }

  /**
   * The pairs, of people of these shares, that may have evidence which the changes take away. What
   * is not in the log, or further on in it, has given none.
   */
  Future<Map<StatementId, Set<PersonCompetency>>> find(EvidenceChanges changes, Shares shares) {
    Map<StatementId, Set<PersonCompetency>> found = new HashMap<>();
    List<StatementId> voided = changes.voided();
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < voided.size(); start += LOOK_UPS) {
      List<StatementId> some = voided.subList(start, Math.min(voided.size(), start + LOOK_UPS));
      done =
          done.compose(before -> Future.all(some.stream().map(log).toList()))
              .map(
                  all -> {
                    for (Optional<StoredStatement> one : all.<Optional<StoredStatement>>list()) {
                      one.filter(stored -> stored.position().compareTo(changes.through()) <= 0)
                          .ifPresent(
                              stored -> found.put(stored.id(), pairs(stored, changes, shares)));
                    }
                    return null;
                  });
    }
    return done.map(last -> found);
  }

  private Set<PersonCompetency> pairs(
      StoredStatement stored, EvidenceChanges changes, Shares shares) {
    Set<PersonCompetency> pairs = new HashSet<>();
    for (PersonId person : EvidenceSubjects.of(reader.statement(stored), changes.who())) {
      if (shares.contains(person)) {
        pairs.addAll(portfolios.pairs(person));
      }
    }
    return pairs;
  }
}
