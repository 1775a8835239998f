package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.Walk;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.analytics.statements.rollup.RollupReads;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.people.IdentityReads;
import io.vertx.core.Future;

/** Answers questions about groups of statements. */
public final class MeasureReads {
  /** The most statements that are looked at while somebody waits. */
  public static final int MAX_SCANNED = 20_000;

  private final StatementSearch search;
  private final Groupings groupings;
  private final RollupReads rollups;

  public MeasureReads(
      StatementSearch search,
      RollupReads rollups,
      IdentityReads identities,
      FrameworkCatalog catalog) {
    this.search = search;
    this.rollups = rollups;
    this.groupings = new Groupings(identities, catalog);
  }

  /**
   * Answers at once: of a question that needs more than {@link #MAX_SCANNED} statements to be
   * looked at, only the newest count, and the answer says so.
   *
   * @param who whom the filter means
   */
  public Future<MeasureAnswer> answer(MeasureQuestion question, WhoIsMeant who) {
    return groupings.of(question).compose(grouping -> answer(question, who, grouping));
  }

  private Future<MeasureAnswer> answer(
      MeasureQuestion question, WhoIsMeant who, Grouping grouping) {
    return rollups
        .answer(question.filter(), grouping)
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(answered(question, found.get()))
                    : scan(question, who, grouping)
                        .compose(scan -> scan.run(MAX_SCANNED))
                        .map(Scan::answer));
  }

  private static MeasureAnswer answered(MeasureQuestion question, RollupReads.Answer found) {
    return new MeasureAnswer(
        found.groups().shown(question.limit(), question.by()),
        MeasureAnswer.Origin.ROLLUP,
        found.through(),
        0,
        true);
  }

  /** A scan of all that there is now. */
  Future<Scan> scan(MeasureQuestion question, WhoIsMeant who) {
    return groupings.of(question).compose(grouping -> scan(question, who, grouping));
  }

  private Future<Scan> scan(MeasureQuestion question, WhoIsMeant who, Grouping grouping) {
    Walk walk = search.walk(question.filter(), who, false).upTo(search.horizon());
    return search.oldest().map(oldest -> new Scan(question, grouping, walk, oldest));
  }
}
