package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceSubjects;
import dev.attain.competency.framework.Framework;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads which evidence a statement has given, by the figures that answer. */
public final class EvidenceOfStatement {
  private final StatementStore statements;
  private final Function<StoredStatement, Statement> reader;
  private final IdentityReads identities;
  private final PortfolioReads portfolios;

  /**
   * @param reader parses a stored statement
   */
  public EvidenceOfStatement(
      StatementStore statements, Function<StoredStatement, Statement> reader, RecordStore records) {
    this.statements = statements;
    this.reader = reader;
    this.identities = new IdentityReads(records);
    this.portfolios = new PortfolioReads(records);
  }

  /**
   * The items of evidence that a statement has given by a version, as they count now: none when no
   * rule matches, when it is voided, or when the projection has not come to it yet.
   */
  public Future<List<Evidence>> find(Framework framework, StatementId id) {
    return statements
        .find(id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(List.of())
                    : identities
                        .identities()
                        .compose(who -> find(framework, id, people(found.get(), who))));
  }

  /** As who is who now, and as it was before figures followed a merge. */
  private Set<PersonId> people(StoredStatement stored, Identities who) {
    Statement statement = reader.apply(stored);
    Set<PersonId> people = new TreeSet<>(EvidenceSubjects.of(statement, who));
    people.addAll(EvidenceSubjects.of(statement, Identities.NONE));
    return people;
  }

  /** One person after the other, as groups have many members. */
  private Future<List<Evidence>> find(Framework framework, StatementId id, Set<PersonId> people) {
    List<Evidence> given = new ArrayList<>();
    Future<?> done = Future.succeededFuture();
    for (PersonId person : people) {
      done =
          done.compose(
                  before ->
                      portfolios.portfolios(
                          framework, PortfolioReads.pairs(framework, Set.of(person))))
              .map(
                  all -> {
                    all.values().stream()
                        .flatMap(portfolio -> portfolio.evidence().stream())
                        .filter(item -> item.statement().equals(id))
                        .forEach(given::add);
                    return null;
                  });
    }
    return done.map(last -> given.stream().sorted(Comparator.comparing(Evidence::id)).toList());
  }
}
