package dev.attain.analytics.practice;

import dev.attain.analytics.dashboard.Basis;
import dev.attain.analytics.risk.ResourceEffect;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Resource;
import dev.attain.competency.framework.Resource.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What completing the resources of a competency was followed by. */
public record Resources(
    Basis basis, CompetencyId competency, int level, int withinDays, List<Measured> resources) {

  /**
   * One resource.
   *
   * @param completedBy how many people completed it
   * @param effect null without effect data
   * @param noEffectData why there is none
   */
  public record Measured(
      String resource,
      String name,
      Relation relation,
      @Nullable String kind,
      @Nullable Double hours,
      int completedBy,
      @Nullable ResourceEffect effect,
      @Nullable String noEffectData) {
    static Measured of(Resource resource, Completions completions) {
      ResourceEffect effect = completions.effect(resource.id());
      boolean recorded = completions.hasRule(resource.id());
      String why = recorded ? "fewerThanFivePeople" : "noRuleForCompletion";
      return new Measured(
          resource.id(),
          resource.name(),
          resource.relation(),
          resource.kind(),
          resource.hours(),
          completions.completedBy(resource.id()),
          effect.isKnown() ? effect : null,
          effect.isKnown() ? null : why);
    }
  }

  public static Resources of(
      Basis basis, Competency competency, int level, Completions completions) {
    return new Resources(
        basis,
        competency.id(),
        level,
        ResourceEffect.WITHIN_DAYS,
        competency.resources().stream().map(one -> Measured.of(one, completions)).toList());
  }
}
