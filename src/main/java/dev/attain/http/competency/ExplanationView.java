package dev.attain.http.competency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Rollup;
import dev.attain.competency.proficiency.Change;
import dev.attain.competency.proficiency.Contribution;
import dev.attain.competency.proficiency.Contribution.Counting;
import dev.attain.competency.proficiency.Explanation;
import dev.attain.competency.proficiency.ItemStatus;
import dev.attain.competency.proficiency.NextLevel;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.competency.proficiency.dossier.RollupExplanation;
import dev.attain.competency.projection.shares.Reach;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows where a proficiency comes from.
 *
 * @param identifiers all of the person's
 * @param method absent for a roll-up
 * @param rollup absent for what has evidence of its own; likewise the children
 */
record ExplanationView(
    PersonId person,
    Set<PersonId> identifiers,
    FrameworkVersion framework,
    FeedPosition feedPosition,
    ProficiencyView proficiency,
    @Nullable Method method,
    @Nullable Rollup rollup,
    double priorShare,
    List<EvidenceView> evidence,
    @Nullable List<ChildView> children,
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
      @Nullable Instant expiresAt,
      ItemStatus status) {
    static EvidenceView of(Contribution contribution, ItemStatus status) {
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
          evidence.expiresAt(),
          status);
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

  /**
   * A child of a roll-up.
   *
   * @param weight or points
   * @param currentLevel the overriding one where there is one
   * @param items how many items of evidence count
   */
  record ChildView(
      CompetencyId competency,
      String code,
      String name,
      double weight,
      double share,
      @Nullable Double mean,
      @Nullable Integer currentLevel,
      int items) {
    static ChildView of(RollupExplanation.Part part) {
      return new ChildView(
          part.child().id(),
          part.child().code(),
          part.child().name(),
          part.weight(),
          part.share(),
          part.proficiency().mean(),
          part.proficiency().effectiveLevel(),
          part.proficiency().items());
    }
  }

  /**
   * @param since null for not asking what changed
   */
  static ExplanationView of(
      Dossier dossier,
      Set<PersonId> identifiers,
      Competency competency,
      Reach reach,
      Instant asOf,
      @Nullable Instant since) {
    return competency.rollup() == null
        ? ofEvidence(dossier, identifiers, competency, reach, asOf, since)
        : ofChildren(dossier, identifiers, competency, reach, asOf, since);
  }

  private static ExplanationView ofEvidence(
      Dossier dossier,
      Set<PersonId> identifiers,
      Competency competency,
      Reach reach,
      Instant asOf,
      @Nullable Instant since) {
    Explanation explanation =
        Explanation.of(
            dossier.portfolio(competency),
            asOf,
            since,
            dossier.framework().evidenceTypes(competency.id()),
            dossier.findOverride(competency.id(), asOf).orElse(null));
    NextLevel next = explanation.nextLevel();
    Change change = explanation.change();
    return new ExplanationView(
        dossier.person(),
        identifiers,
        dossier.framework().versionId(),
        FeedPosition.of(reach),
        ProficiencyView.of(dossier, competency, asOf),
        explanation.method(),
        null,
        explanation.priorShare(),
        IntStream.range(0, explanation.contributions().size())
            .mapToObj(
                i ->
                    EvidenceView.of(
                        explanation.contributions().get(i), explanation.statuses().get(i)))
            .toList(),
        null,
        next == null ? null : ProficiencyView.LevelView.of(next.standing()),
        next == null ? null : next.enough(),
        change == null ? null : ChangeView.of(change, explanation.proficiency()),
        explanation.sentences());
  }

  private static ExplanationView ofChildren(
      Dossier dossier,
      Set<PersonId> identifiers,
      Competency competency,
      Reach reach,
      Instant asOf,
      @Nullable Instant since) {
    RollupExplanation explanation = RollupExplanation.of(dossier, competency, asOf, since);
    Proficiency before = explanation.before();
    LevelStanding next = explanation.nextLevel();
    return new ExplanationView(
        dossier.person(),
        identifiers,
        dossier.framework().versionId(),
        FeedPosition.of(reach),
        ProficiencyView.of(dossier, competency, asOf),
        null,
        explanation.rollup(),
        0,
        List.of(),
        explanation.parts().stream().map(ChildView::of).toList(),
        next == null ? null : ProficiencyView.LevelView.of(next),
        null,
        before == null
            ? null
            : ChangeView.of(
                new Change(before, null, List.of(), List.of()), explanation.proficiency()),
        explanation.sentences());
  }
}
