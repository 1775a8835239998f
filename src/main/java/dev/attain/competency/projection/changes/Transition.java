package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From what was told of a person's competency to how it stands now: what there is to tell; pure.
 */
record Transition(
    ToldLevel before, Touched touched, List<LevelOverride> overrides, LevelNow level, Instant now) {

  static Transition of(ToldLevel before, Touched touched, Instant now) {
    List<LevelOverride> overrides =
        touched.overrides() == null ? before.overrides() : touched.overrides();
    return new Transition(
        before, touched, overrides, LevelNow.of(touched.figure(), overrides, now), now);
  }

  ToldLevel after() {
    return before.then(level, overrides, now);
  }

  boolean isGain() {
    return LevelNow.rank(level.level()) > LevelNow.rank(before.level());
  }

  private boolean isLoss() {
    return LevelNow.rank(level.level()) < LevelNow.rank(before.level());
  }

  /** Whether what is rolled up from this may have changed. */
  boolean mayMoveParents() {
    return touched.figure() instanceof Figure || isGain() || isLoss() || isByOverride();
  }

  private boolean isByOverride() {
    return !Objects.equals(before.override(), level.override());
  }

  private Cause cause() {
    return isByOverride() ? Cause.OVERRIDE : touched.cause();
  }

  /** In order; without ids. */
  List<CompetencyChange> changes(List<RoleProfile> roles) {
    List<CompetencyChange> changes = new ArrayList<>();
    if (isGain()) {
      changes.add(change(Kind.LEVEL_GAINED, gainAt(), null));
      roles.stream()
          .filter(this::meetsNow)
          .forEach(role -> changes.add(change(Kind.REQUIREMENT_MET, gainAt(), role.id())));
    } else if (isLoss()) {
      changes.add(change(Kind.LEVEL_LAPSED, lossAt(), null));
    }
    boolean told = before.atRisk() && !isGain() && !isLoss();
    if (after().atRisk() && !told) {
      changes.add(change(Kind.AT_RISK, now, null));
    }
    return changes;
  }

  private Instant gainAt() {
    return switch (cause()) {
      case OVERRIDE -> overrideAt();
      case ROLL_UP, IDENTITIES, RECOMPUTATION -> now;
      default -> touched.figure().asOf();
    };
  }

  private Instant lossAt() {
    Instant lapsedAt = level.lapsedAt();
    if (isByOverride()) {
      return overrideAt();
    }
    if (lapsedAt != null && touched.cause() != Cause.RECOMPUTATION) {
      return lapsedAt;
    }
    return touched.cause() == Cause.STATEMENTS ? touched.figure().asOf() : now;
  }

  /** When the override that is told of began, or the one before it ended. */
  private Instant overrideAt() {
    LevelOverride begun = level.override();
    if (begun != null) {
      return begun.from();
    }
    LevelOverride gone = before.override();
    return gone == null ? now : endOf(gone);
  }

  /** It may have been ended before its time. */
  private Instant endOf(LevelOverride gone) {
    return overrides.stream()
        .filter(one -> one.from().equals(gone.from()))
        .filter(one -> one.by().equals(gone.by()) && one.reason().equals(gone.reason()))
        .map(LevelOverride::until)
        .filter(until -> !until.isAfter(now))
        .findFirst()
        .orElse(now);
  }

  private boolean meetsNow(RoleProfile role) {
    Assessed figure = touched.figure();
    return role.framework().equals(figure.framework().id())
        && role.requirements().stream()
            .filter(requirement -> requirement.competency().equals(figure.competency()))
            .mapToInt(Requirement::level)
            .anyMatch(
                wanted ->
                    wanted > LevelNow.rank(before.level())
                        && wanted <= LevelNow.rank(level.level()));
  }

  private CompetencyChange change(Kind kind, Instant at, @Nullable String role) {
    Assessed figure = touched.figure();
    Cause risk = level.override() == null ? Cause.DECAY : Cause.OVERRIDE;
    Cause cause = kind == Kind.AT_RISK ? risk : cause();
    return new CompetencyChange(
        "",
        kind,
        figure.framework(),
        figure.person().value(),
        figure.competency(),
        kind == Kind.AT_RISK ? level.level() : before.level(),
        level.level(),
        at,
        now,
        cause,
        cause == touched.cause() && cause != Cause.DECAY ? touched.latest() : List.of(),
        level.lapsesAt(),
        role,
        cause == Cause.OVERRIDE ? level.override() : null);
  }
}
