package dev.attain.competency.projection.replay;

import dev.attain.competency.evidence.EvidenceVerbs;
import dev.attain.feed.Scheduler;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.statements.Terms;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the statements that may give evidence of somebody, by the log's own index and page by page;
 * those that are voided are left out.
 *
 * <p>Evidence is of the actor, of a group's members, and of the object: the index of agents has all
 * of these. A statement about somebody else's evidence may name the person by an extension, which
 * no index has; such statements are few and found by their verbs.
 */
public final class StatementsOfPeople {
  private static final int PAGE = 500;
  private static final List<Iri> NAMING_SOMEBODY =
      List.of(EvidenceVerbs.DISPUTED, EvidenceVerbs.UPHELD, EvidenceVerbs.OVERTURNED);

  private final StatementStore statements;
  private final Scheduler scheduler;
  private final Terms terms = new Terms();

  /**
   * @param scheduler where pages are handed on
   */
  public StatementsOfPeople(StatementStore statements, Scheduler scheduler) {
    this.statements = statements;
    this.scheduler = scheduler;
  }

  /**
   * Hands on the statements that have an identifier where somebody may be judged, in the order of
   * the log.
   *
   * @param upTo the last position to look at
   * @param take the next page is read when it is done with one
   */
  public Future<Void> of(
      PersonId identifier, Position upTo, Function<List<StoredStatement>, Future<Void>> take) {
    Term agent = terms.agent(AgentIdentifier.ofCanonical(identifier.value()), false);
    return each(agent, Position.START, upTo, take);
  }

  /** Hands on the statements that may name somebody without being found by {@link #of}. */
  public Future<Void> naming(Position upTo, Function<List<StoredStatement>, Future<Void>> take) {
    Future<Void> done = Future.succeededFuture();
    for (Iri verb : NAMING_SOMEBODY) {
      done = done.compose(before -> each(terms.verb(verb), Position.START, upTo, take));
    }
    return done;
  }

  private Future<Void> each(
      Term term,
      Position after,
      Position upTo,
      Function<List<StoredStatement>, Future<Void>> take) {
    return scheduler
        .here(statements.query(new PositionQuery(Set.of(term), after, upTo, true, PAGE)))
        .compose(
            page -> {
              List<StoredStatement> found =
                  page.statements().stream().filter(stored -> !stored.voided()).toList();
              Future<Void> taken = found.isEmpty() ? Future.succeededFuture() : take.apply(found);
              List<StoredStatement> all = page.statements();
              return page.hasMore() && !all.isEmpty()
                  ? taken.compose(
                      done -> each(term, all.get(all.size() - 1).position(), upTo, take))
                  : taken;
            });
  }
}
