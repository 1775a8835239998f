package dev.attain.http.competency;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.competency.proficiency.Shortfall;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows one proficiency.
 *
 * @param status whether any evidence counts: without, the level is unknown, not low
 * @param interval the 90% interval of the true score
 * @param lapsesAt when the current level ends by decay and expiry alone
 */
record ProficiencyView(
    CompetencyId competency,
    String code,
    String name,
    String method,
    Instant asOf,
    Status status,
    double a,
    double b,
    double mean,
    Bounds interval,
    List<LevelView> levels,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer currentLevel,
    int items,
    List<Attainment> attained,
    @Nullable Instant lapsesAt) {

  enum Status {
    ASSESSED,
    NO_EVIDENCE
  }

  record Bounds(double low, double high) {}

  record LevelView(
      int level,
      String name,
      double cut,
      double probability,
      boolean gatesMet,
      List<ShortfallView> missing,
      boolean holds) {
    static LevelView of(LevelStanding standing) {
      return new LevelView(
          standing.level(),
          standing.name(),
          standing.cut(),
          standing.probability(),
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
      String inWords) {

    enum Kind {
      ITEMS,
      TYPES,
      RATERS,
      ARTIFACT
    }

    static ShortfallView of(Shortfall missing) {
      String words = missing.inWords();
      if (missing instanceof Shortfall.Items items) {
        return new ShortfallView(Kind.ITEMS, items.required(), items.present(), null, words);
      }
      if (missing instanceof Shortfall.Raters raters) {
        return new ShortfallView(Kind.RATERS, raters.required(), raters.present(), null, words);
      }
      if (missing instanceof Shortfall.Types types) {
        List<EvidenceType> sorted = List.copyOf(new TreeSet<>(types.types()));
        return new ShortfallView(Kind.TYPES, null, null, sorted, words);
      }
      return new ShortfallView(Kind.ARTIFACT, null, null, null, words);
    }
  }

  static ProficiencyView of(Portfolio portfolio, Instant asOf) {
    Competency competency = portfolio.competency();
    ProficiencyMethod method = ProficiencyMethod.of(competency.method().id());
    Proficiency proficiency = method.proficiency(portfolio, asOf);
    return new ProficiencyView(
        competency.id(),
        competency.code(),
        competency.name(),
        proficiency.method(),
        asOf,
        proficiency.items() > 0 ? Status.ASSESSED : Status.NO_EVIDENCE,
        proficiency.a(),
        proficiency.b(),
        proficiency.mean(),
        new Bounds(proficiency.low(), proficiency.high()),
        proficiency.levels().stream().map(LevelView::of).toList(),
        proficiency.currentLevel(),
        proficiency.items(),
        method.attainments(portfolio).stream()
            .filter(attainment -> !attainment.at().isAfter(asOf))
            .toList(),
        method.lapsesAt(portfolio, asOf).orElse(null));
  }
}
