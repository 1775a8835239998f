package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.Estimate;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import dev.attain.competency.proficiency.Shortfall;
import dev.attain.competency.proficiency.dossier.Dossier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows one proficiency.
 *
 * @param status whether any evidence counts: without, the level is unknown, not low
 * @param a of methods that have it, as b, known and ability
 * @param mean the estimated true score; null where there is none
 * @param interval the 90% interval of the true score; without ends where there is none
 * @param whyNoMean why there is no mean; likewise for the interval and the levels' probabilities
 * @param override what somebody decided instead of the computed level
 * @param lapsesAt when the current level ends by decay and expiry alone
 */
record ProficiencyView(
    CompetencyId competency,
    String code,
    String name,
    String method,
    Instant asOf,
    Status status,
    @Nullable Double a,
    @Nullable Double b,
    @Nullable Double known,
    @Nullable Double ability,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double mean,
    @Nullable String whyNoMean,
    Bounds interval,
    @Nullable String whyNoInterval,
    @Nullable String whyNoProbability,
    List<LevelView> levels,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer currentLevel,
    @Nullable Integer computedLevel,
    @Nullable LevelOverride override,
    int items,
    List<Attainment> attained,
    @Nullable Instant lapsesAt) {

  enum Status {
    ASSESSED,
    NO_EVIDENCE
  }

  record Bounds(@Nullable Double low, @Nullable Double high) {}

  record LevelView(
      int level,
      String name,
      double cut,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double probability,
      boolean reached,
      boolean gatesMet,
      List<ShortfallView> missing,
      boolean holds) {
    static LevelView of(LevelStanding standing) {
      return new LevelView(
          standing.level(),
          standing.name(),
          standing.cut(),
          standing.probability(),
          standing.reached(),
          standing.gatesMet(),
          standing.missing().stream().map(ShortfallView::of).toList(),
          standing.holds());
    }
  }

  /** What a gate lacks: how many items or raters, which types, or an artifact. */
  record ShortfallView(
      Kind kind,
      @Nullable Integer required,
      @Nullable Integer present,
      @Nullable List<EvidenceType> types,
      @Nullable List<String> children,
      String inWords) {

    enum Kind {
      ITEMS,
      TYPES,
      RATERS,
      CHILDREN,
      ARTIFACT
    }

    static ShortfallView of(Shortfall missing) {
      String words = missing.inWords();
      if (missing instanceof Shortfall.Items items) {
        return new ShortfallView(Kind.ITEMS, items.required(), items.present(), null, null, words);
      }
      if (missing instanceof Shortfall.Raters raters) {
        return new ShortfallView(
            Kind.RATERS, raters.required(), raters.present(), null, null, words);
      }
      if (missing instanceof Shortfall.Types types) {
        List<EvidenceType> sorted = List.copyOf(new TreeSet<>(types.types()));
        return new ShortfallView(Kind.TYPES, null, null, sorted, null, words);
      }
      if (missing instanceof Shortfall.Children children) {
        return new ShortfallView(Kind.CHILDREN, null, null, null, children.codes(), words);
      }
      return new ShortfallView(Kind.ARTIFACT, null, null, null, null, words);
    }
  }

  /**
   * @param attained up to the instant
   */
  private static ProficiencyView of(
      Competency competency,
      Proficiency proficiency,
      List<Attainment> attained,
      @Nullable Instant lapsesAt) {
    Estimate estimate = proficiency.estimate();
    Map<String, Double> terms = estimate.terms();
    boolean overridden = proficiency.override() != null;
    return new ProficiencyView(
        competency.id(),
        competency.code(),
        competency.name(),
        proficiency.method(),
        proficiency.asOf(),
        proficiency.items() > 0 ? Status.ASSESSED : Status.NO_EVIDENCE,
        terms.get("a"),
        terms.get("b"),
        terms.get("known"),
        terms.get("ability"),
        estimate.mean(),
        estimate.whyNoMean(),
        new Bounds(estimate.low(), estimate.high()),
        estimate.whyNoInterval(),
        estimate.whyNoProbability(),
        proficiency.levels().stream().map(LevelView::of).toList(),
        proficiency.effectiveLevel(),
        overridden ? proficiency.currentLevel() : null,
        proficiency.override(),
        proficiency.items(),
        attained,
        lapsesAt);
  }

  static ProficiencyView of(Dossier dossier, Competency competency, Instant asOf) {
    return of(
        competency,
        dossier.proficiency(competency, asOf),
        dossier.attainments(competency).stream()
            .filter(attainment -> !attainment.at().isAfter(asOf))
            .toList(),
        dossier.lapsesAt(competency, asOf).orElse(null));
  }
}
