package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceChange;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.Estimate;
import dev.attain.competency.proficiency.Proficiency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export: the figures of one person's one competency as of their last evidence, and
 * that evidence. Nothing in it depends on when or in which order statements arrived.
 *
 * @param level the current level; absent for none
 * @param levels the probability of each level that the method has one for
 * @param lapsesAt when the current level ends by decay and expiry alone; absent for never
 * @param evidence empty for a competency that is rolled up
 */
record ExportedFigure(
    String person,
    String competency,
    FrameworkVersion framework,
    String method,
    Instant asOf,
    Estimate estimate,
    @Nullable Integer level,
    Map<Integer, Double> levels,
    int items,
    @Nullable Instant lapsesAt,
    List<Attainment> attainments,
    List<Item> evidence) {

  /** An item of evidence, without its position, which is another on each server. */
  record Item(
      String id,
      String statement,
      String rule,
      EvidenceType type,
      double score,
      double weight,
      Instant occurredAt,
      String source,
      @Nullable String rater,
      @Nullable String artifact,
      @Nullable Integer level,
      @Nullable Instant expiresAt,
      EvidenceChange.@Nullable Kind change,
      @Nullable String changed) {
    static Item of(Evidence evidence) {
      EvidenceChange change = evidence.change();
      return new Item(
          evidence.id(),
          evidence.statement().toString(),
          evidence.rule(),
          evidence.type(),
          evidence.score(),
          evidence.weight(),
          evidence.occurredAt(),
          evidence.source(),
          evidence.rater(),
          evidence.artifact(),
          evidence.level(),
          evidence.expiresAt(),
          change == null ? null : change.kind(),
          change == null || change.target() == null ? null : change.target().toString());
    }
  }

  static ExportedFigure of(
      Proficiency figures,
      @Nullable Instant lapsesAt,
      List<Attainment> attainments,
      List<Evidence> evidence) {
    Map<Integer, Double> levels = new java.util.TreeMap<>();
    figures
        .levels()
        .forEach(
            level -> {
              if (level.probability() != null) {
                levels.put(level.level(), level.probability());
              }
            });
    return new ExportedFigure(
        figures.person().value(),
        figures.competency().value(),
        figures.framework(),
        figures.method(),
        figures.asOf(),
        figures.estimate(),
        figures.currentLevel(),
        levels,
        figures.items(),
        lapsesAt,
        attainments,
        evidence.stream().map(Item::of).toList());
  }
}
