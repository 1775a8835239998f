package dev.attain.competency.framework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which statements are evidence of what. All matching rules emit; where several emit for one
 * competency, the one of the highest priority wins (then the one that comes first).
 *
 * @param id unique within the framework
 */
public record MappingRule(String id, int priority, When when, List<Emit> emit) {
  public MappingRule {
    Objects.requireNonNull(id);
    Objects.requireNonNull(when);
    emit = List.copyOf(emit);
  }

  /**
   * Conditions on a statement. Every one given must hold; a set holds when any of its IRIs is
   * there; an empty set or null asks for nothing.
   *
   * @param template the IRI of a statement template in a known xAPI Profile: its determining
   *     properties must match
   * @param activities ids of the object
   * @param activityTypes types of the object
   * @param scaledAtLeast the least {@code result.score.scaled}
   * @param scaledBelow {@code result.score.scaled} must be less than this
   * @param success what {@code result.success} must be
   * @param paths conditions on any property, all of which must hold
   */
  public record When(
      @Nullable String template,
      Set<String> verbs,
      Set<String> activities,
      Set<String> activityTypes,
      Set<String> parents,
      Set<String> groupings,
      Set<String> categories,
      @Nullable Double scaledAtLeast,
      @Nullable Double scaledBelow,
      @Nullable Boolean success,
      List<PathCondition> paths) {
    public When {
      verbs = Set.copyOf(verbs);
      activities = Set.copyOf(activities);
      activityTypes = Set.copyOf(activityTypes);
      parents = Set.copyOf(parents);
      groupings = Set.copyOf(groupings);
      categories = Set.copyOf(categories);
      paths = List.copyOf(paths);
    }

    /**
     * Whether there is a condition on what was done, and not only on how well. A rule without one
     * would match the statements of every tool; and it is by such a condition that rules are found,
     * so that a path alone would be looked for in every statement.
     */
    public boolean saysWhatWasDone() {
      return template != null
          || Stream.of(verbs, activities, activityTypes, parents, groupings, categories)
              .anyMatch(set -> !set.isEmpty());
    }
  }

  /**
   * Evidence that a matching statement gives.
   *
   * @param weight overrides the type's default; at least 0
   * @param level the level the activity is meant for, shown with the evidence
   * @param expiresAfterDays the evidence ends so many days after it occurred; null for never
   * @param selfAssessment whether the person may be the own rater; otherwise such a statement gives
   *     no evidence
   */
  public record Emit(
      CompetencyId competency,
      EvidenceType type,
      ScoreReading score,
      @Nullable Double weight,
      @Nullable Integer level,
      @Nullable Double expiresAfterDays,
      boolean selfAssessment) {
    public Emit {
      Objects.requireNonNull(competency);
      Objects.requireNonNull(type);
      Objects.requireNonNull(score);
    }
  }

  /**
   * How a score within 0..1 is read, first that applies: {@code constant}; a rating {@code
   * result.score.raw} of 1..{@code ratingLevels} as (r - 0.5) / K, where a raw score outside of
   * that is no evidence (tools send 0 for a question that was skipped); {@code
   * result.score.scaled}, as 1 or 0 against {@code cut} where one is given, else as it is (below 0
   * reads 0); {@code (raw - min) / (max - min)}, likewise; {@code result.success} as 1 or 0; {@code
   * result.response} looked up in {@code responses}. When none applies there is no evidence.
   */
  public record ScoreReading(
      @Nullable Double constant,
      @Nullable Double cut,
      @Nullable Integer ratingLevels,
      Map<String, Double> responses) {
    public ScoreReading {
      responses = Map.copyOf(responses);
    }
  }
}
