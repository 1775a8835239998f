package dev.attain.http.competency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Change;
import dev.attain.competency.proficiency.Contribution;
import dev.attain.competency.proficiency.Contribution.Counting;
import dev.attain.competency.proficiency.Explanation;
import dev.attain.competency.proficiency.NextLevel;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.statements.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the API shows where a proficiency comes from. */
record ExplanationView(
    String person,
    FrameworkVersion framework,
    FeedPosition feedPosition,
    ProficiencyView proficiency,
    Method method,
    double priorShare,
    List<EvidenceView> evidence,
    ProficiencyView.@Nullable LevelView nextLevel,
    @Nullable List<NextLevel.More> enough,
    @Nullable ChangeView change,
    List<String> sentences) {

  record EvidenceView(
      String id,
      String statement,
      FeedPosition feedPosition,
      String rule,
      EvidenceType type,
      double score,
      double weight,
      double cappedWeight,
      double decayedWeight,
      double share,
      @Nullable Double effect,
      Counting counting,
      Instant occurredAt,
      String source,
      @Nullable String rater,
      @Nullable String artifact,
      @Nullable Integer level,
      @Nullable Instant expiresAt) {
    static EvidenceView of(Contribution contribution) {
      Evidence evidence = contribution.evidence();
      return new EvidenceView(
          evidence.id(),
          evidence.statement().toString(),
          FeedPosition.of(evidence.position()),
          evidence.rule(),
          evidence.type(),
          evidence.score(),
          evidence.weight(),
          contribution.cappedWeight(),
          contribution.decayedWeight(),
          contribution.share(),
          contribution.effect(),
          contribution.counting(),
          evidence.occurredAt(),
          evidence.source(),
          evidence.rater(),
          evidence.artifact(),
          evidence.level(),
          evidence.expiresAt());
    }
  }

  /**
   * @param meanByTimeAlone the estimate now from the evidence of then
   * @param added ids of items
   * @param expired ids of items
   */
  record ChangeView(
      Instant since,
      @Nullable Integer levelThen,
      @Nullable Integer levelNow,
      @Nullable Double meanThen,
      @Nullable Double meanByTimeAlone,
      @Nullable Double meanNow,
      List<String> added,
      List<String> expired) {
    static ChangeView of(Change change, Proficiency now) {
      return new ChangeView(
          change.before().asOf(),
          change.before().currentLevel(),
          now.currentLevel(),
          change.before().mean(),
          change.meanByTimeAlone(),
          now.mean(),
          change.added(),
          change.expired());
    }
  }

  static ExplanationView of(Portfolio portfolio, Position position, Instant asOf) {
    Explanation explanation = Explanation.of(portfolio, asOf);
    return new ExplanationView(
        portfolio.person().value(),
        portfolio.framework(),
        FeedPosition.of(position),
        ProficiencyView.of(portfolio, asOf),
        explanation.method(),
        explanation.priorShare(),
        explanation.contributions().stream().map(EvidenceView::of).toList(),
        explanation.nextLevel() == null
            ? null
            : ProficiencyView.LevelView.of(explanation.nextLevel().standing()),
        explanation.nextLevel() == null ? null : explanation.nextLevel().enough(),
        explanation.change() == null
            ? null
            : ChangeView.of(explanation.change(), explanation.proficiency()),
        explanation.sentences());
  }
}
