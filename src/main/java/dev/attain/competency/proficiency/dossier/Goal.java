package dev.attain.competency.proficiency.dossier;

import dev.attain.competency.framework.Competency;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Levels of competencies that are to hold at the same time: one, or all that a role makes
 * mandatory.
 *
 * @param heldFor how long they have to hold without a break; zero for the first instant
 */
public record Goal(List<Part> parts, Duration heldFor) {

  /** A competency at a level. */
  public record Part(Competency competency, int level) {}

  public Goal {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || heldFor.isNegative()) {
      throw new IllegalArgumentException("a goal has parts, to be held for no less than no time");
    }
  }

  /**
   * When the goal is reached for the first time: the first instant at which counting evidence
   * occurred and every part held, or the end of the first span of {@code heldFor} throughout which
   * all parts held. A goal to be held is reached at the end of its span, as nobody can know before
   * that it will be held. Between two items a part can only lapse; what decay or expiry alone lifts
   * begins no span.
   */
  public Optional<Instant> firstReached(Dossier dossier) {
    NavigableSet<Instant> instants = new TreeSet<>();
    parts.forEach(part -> instants.addAll(dossier.instants(part.competency())));
    Instant since = null;
    for (Instant at = first(instants, dossier); at != null; at = instants.higher(at)) {
      if (!allHold(dossier, at)) {
        since = null;
        continue;
      }
      since = since == null ? at : since;
      Instant reached = since.plus(heldFor);
      if (!reached.isAfter(at)) {
        return Optional.of(reached);
      }
      Instant next = instants.higher(at);
      if (next != null && !reached.isAfter(next) && heldUntil(dossier, at, reached)) {
        return Optional.of(reached);
      }
      if (next == null) {
        return heldUntil(dossier, at, reached) ? Optional.of(reached) : Optional.empty();
      }
      if (!heldUntil(dossier, at, next)) {
        since = null;
      }
    }
    return Optional.empty();
  }

  /** No earlier than every part has been attained by itself. */
  private @Nullable Instant first(NavigableSet<Instant> instants, Dossier dossier) {
    Instant latest = null;
    for (Part part : parts) {
      Optional<Instant> attained =
          dossier.attainments(part.competency()).stream()
              .filter(attainment -> attainment.level() == part.level())
              .map(attainment -> attainment.at())
              .findFirst();
      if (attained.isEmpty()) {
        return null;
      }
      latest = latest == null || attained.get().isAfter(latest) ? attained.get() : latest;
    }
    return latest == null ? null : instants.ceiling(latest);
  }

  private boolean allHold(Dossier dossier, Instant at) {
    return parts.stream().allMatch(part -> dossier.holds(part.competency(), part.level(), at));
  }

  /** Whether no part lapses before {@code until}, from what is known at {@code from}. */
  private boolean heldUntil(Dossier dossier, Instant from, Instant until) {
    return parts.stream()
        .map(part -> dossier.lapseOf(part.competency(), part.level(), from))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(lapse -> !lapse.isBefore(until))
        .orElse(true);
  }
}
