package dev.attain.competency.projection.standings;

import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.EvidenceSums;
import dev.attain.competency.proficiency.GateCounts;
import dev.attain.competency.projection.standings.ActiveDays.Day;
import dev.attain.competency.projection.standings.Packing.Unpacking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CompetencyStanding} as octets, some 80 where JSON takes 700: ten thousand people in
 * fifty competencies are read while somebody waits.
 */
final class StandingForm {
  private static final int UNTIL = 1;
  private static final int VALUE = 2;
  private static final int LEVEL = 4;
  private static final int LAPSES = 8;
  private static final int ARTIFACT = 16;
  private static final int TRUNCATED = 32;
  private static final EvidenceType[] TYPES = EvidenceType.values();

  private StandingForm() {}

  static byte[] pack(CompetencyStanding standing) {
    EvidenceSums sums = standing.sums();
    GateCounts counts = sums.counts();
    Packing to = new Packing();
    to.octet(
        flag(sums.until(), UNTIL)
            | flag(sums.value(), VALUE)
            | flag(standing.level(), LEVEL)
            | flag(standing.lapsesAt(), LAPSES)
            | (counts.artifact() ? ARTIFACT : 0)
            | (standing.days().truncated() ? TRUNCATED : 0));
    to.instant(sums.epoch());
    to.exact(sums.met());
    to.exact(sums.unmet());
    to.whole(counts.items());
    to.whole(counts.types().stream().mapToInt(type -> 1 << type.ordinal()).sum());
    to.whole(counts.raters());
    to.instant(sums.from());
    if (sums.until() != null) {
      to.instant(sums.until());
    }
    if (sums.value() != null) {
      to.exact(sums.value());
    }
    if (standing.level() != null) {
      to.signed(standing.level());
    }
    if (standing.lapsesAt() != null) {
      to.instant(standing.lapsesAt());
    }
    to.instant(standing.firstEvidenceAt());
    to.whole(standing.attainments().size());
    for (Attainment attainment : standing.attainments()) {
      to.signed(attainment.level());
      to.instant(attainment.at());
    }
    int before = 0;
    for (Day day : standing.days().days()) {
      to.signed(day.day() - before);
      to.whole(day.thousandths());
      before = day.day();
    }
    return to.packed();
  }

  private static int flag(@Nullable Object value, int bit) {
    return value == null ? 0 : bit;
  }

  /** All of it. */
  static CompetencyStanding unpack(byte[] packed) {
    Unpacking from = new Unpacking(packed);
    CompetencyStanding standing = withoutDays(from);
    return new CompetencyStanding(
        standing.sums(),
        standing.level(),
        standing.lapsesAt(),
        standing.attainments(),
        standing.firstEvidenceAt(),
        days(packed, from));
  }

  /** All but the days, which are most of the octets: it has none. */
  static CompetencyStanding unpackWithoutDays(byte[] packed) {
    return withoutDays(new Unpacking(packed));
  }

  private static CompetencyStanding withoutDays(Unpacking from) {
    int flags = from.octet();
    Instant epoch = from.instant();
    double met = from.exact();
    double unmet = from.exact();
    int items = (int) from.whole();
    Set<EvidenceType> types = types((int) from.whole());
    GateCounts counts = new GateCounts(items, types, (int) from.whole(), (flags & ARTIFACT) != 0);
    Instant asOf = from.instant();
    Instant until = (flags & UNTIL) == 0 ? null : from.instant();
    Double value = (flags & VALUE) == 0 ? null : Double.valueOf(from.exact());
    EvidenceSums sums = new EvidenceSums(epoch, met, unmet, counts, asOf, until, value);
    Integer level = (flags & LEVEL) == 0 ? null : Integer.valueOf((int) from.signed());
    Instant lapsesAt = (flags & LAPSES) == 0 ? null : from.instant();
    Instant first = from.instant();
    List<Attainment> attainments = new ArrayList<>();
    for (long left = from.whole(); left > 0; left--) {
      attainments.add(new Attainment((int) from.signed(), from.instant()));
    }
    return new CompetencyStanding(sums, level, lapsesAt, attainments, first, ActiveDays.NONE);
  }

  /** What follows all else. */
  private static ActiveDays days(byte[] packed, Unpacking from) {
    List<Day> days = new ArrayList<>();
    int day = 0;
    while (from.hasMore()) {
      day += (int) from.signed();
      days.add(new Day(day, (int) from.whole()));
    }
    return new ActiveDays((packed[0] & TRUNCATED) != 0, days);
  }

  private static Set<EvidenceType> types(int bits) {
    Set<EvidenceType> types = EnumSet.noneOf(EvidenceType.class);
    for (EvidenceType type : TYPES) {
      if ((bits & 1 << type.ordinal()) != 0) {
        types.add(type);
      }
    }
    return types;
  }
}
