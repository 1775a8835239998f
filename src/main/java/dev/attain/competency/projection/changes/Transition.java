package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From what was told of a person's competency to how it stands now: what there is to tell; pure.
 */
record Transition(ToldLevel before, Touched touched, LevelNow level, Instant now) {

  static Transition of(ToldLevel before, Touched touched, Instant now) {
    return new Transition(before, touched, LevelNow.of(touched.figure(), now), now);
  }

  ToldLevel after() {
    return before.then(level, now);
  }

  boolean isGain() {
    return rank(level.level()) > rank(before.level());
  }

  private boolean isLoss() {
    return rank(level.level()) < rank(before.level());
  }

  private static long rank(@Nullable Integer level) {
    return level == null ? Long.MIN_VALUE : level;
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
    return touched.cause() == Cause.IDENTITIES ? now : touched.figure().asOf();
  }

  private Instant lossAt() {
    Instant lapsedAt = level.lapsedAt();
    if (lapsedAt != null) {
      return lapsedAt;
    }
    return touched.cause() == Cause.STATEMENTS ? touched.figure().asOf() : now;
  }

  private boolean meetsNow(RoleProfile role) {
    Portfolio portfolio = touched.figure().portfolio();
    return role.framework().equals(portfolio.framework().id())
        && role.requirements().stream()
            .filter(requirement -> requirement.competency().equals(portfolio.competency().id()))
            .mapToInt(Requirement::level)
            .anyMatch(wanted -> wanted > rank(before.level()) && wanted <= rank(level.level()));
  }

  private CompetencyChange change(Kind kind, Instant at, @Nullable String role) {
    Portfolio portfolio = touched.figure().portfolio();
    FrameworkVersion framework = portfolio.framework();
    boolean byTime = kind == Kind.AT_RISK || touched.cause() == Cause.DECAY;
    return new CompetencyChange(
        "",
        kind,
        framework,
        portfolio.person().value(),
        portfolio.competency().id(),
        kind == Kind.AT_RISK ? level.level() : before.level(),
        level.level(),
        at,
        now,
        byTime ? Cause.DECAY : touched.cause(),
        byTime ? List.of() : touched.latest(),
        level.lapsesAt(),
        role);
  }
}
