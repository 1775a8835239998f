package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.Meanings;
import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.Walk;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.people.IdentityReads;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.util.Objects;

/** Answers questions about groups of statements. */
public final class MeasureReads {
  /** The most statements that are looked at while somebody waits. */
  public static final int MAX_SCANNED = 20_000;

  private final StatementSearch search;
  private final Meanings meanings;
  private final Groupings groupings;

  public MeasureReads(StatementSearch search, IdentityReads identities, FrameworkCatalog catalog) {
    this.search = search;
    this.meanings = new Meanings(identities, catalog);
    this.groupings = new Groupings(identities, catalog);
  }

  /** What became of a question. */
  public sealed interface Outcome {
    record Answered(MeasureAnswer answer) implements Outcome {
      public Answered {
        Objects.requireNonNull(answer);
      }
    }

    /** The filter names a cohort that there is none of. */
    record NoCohort(String id) implements Outcome {}
  }

  /**
   * Answers at once: of a question that needs more than {@link #MAX_SCANNED} statements to be
   * looked at, only the newest count, and the answer says so.
   */
  public Future<Outcome> answer(MeasureQuestion question) {
    return meanings
        .of(question.filter())
        .compose(
            meaning -> {
              if (meaning instanceof Meanings.Outcome.NoCohort none) {
                return Future.succeededFuture(new Outcome.NoCohort(none.id()));
              }
              return scan(question, ((Meanings.Outcome.Known) meaning).who())
                  .compose(scan -> scan.run(MAX_SCANNED))
                  .map(scan -> new Outcome.Answered(scan.answer()));
            });
  }

  /** A scan of all that there is now. */
  Future<Scan> scan(MeasureQuestion question, WhoIsMeant who) {
    Position horizon = search.horizon();
    return groupings
        .of(question)
        .map(
            grouping -> {
              Walk walk = search.walk(question.filter(), who, false).upTo(horizon);
              return new Scan(question, grouping, walk);
            });
  }
}
