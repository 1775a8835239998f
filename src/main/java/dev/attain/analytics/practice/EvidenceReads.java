package dev.attain.analytics.practice;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.PersonCompetency;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.feed.Scheduler;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** Reads the evidence that a cohort's people have of one competency, some people at a time. */
public final class EvidenceReads {
  private static final int PEOPLE_AT_A_TIME = 200;

  private final PortfolioReads reads;
  private final Scheduler scheduler;

  /**
   * @param scheduler where evidence is looked at: no event loop
   */
  public EvidenceReads(PortfolioReads reads, Scheduler scheduler) {
    this.reads = reads;
    this.scheduler = scheduler;
  }

  /**
   * Shows the evidence of all members, those who left included, one after the other.
   *
   * @param competency one that has evidence of its own
   * @return when all was shown
   */
  public Future<Void> each(
      Framework framework, Cohort cohort, CompetencyId competency, Consumer<Portfolio> look) {
    return each(framework, cohort.members(), competency, look, 0);
  }

  private Future<Void> each(
      Framework framework,
      List<Cohort.Member> members,
      CompetencyId competency,
      Consumer<Portfolio> look,
      int start) {
    if (start >= members.size()) {
      return Future.succeededFuture();
    }
    int end = Math.min(members.size(), start + PEOPLE_AT_A_TIME);
    List<PersonCompetency> pairs =
        members.subList(start, end).stream()
            .map(member -> new PersonCompetency(new PersonId(member.person()), competency))
            .toList();
    return scheduler
        .here(reads.portfolios(framework, pairs))
        .compose(
            found -> {
              found.values().stream()
                  .filter(portfolio -> !portfolio.evidence().isEmpty())
                  .forEach(look);
              return each(framework, members, competency, look, end);
            });
  }
}
