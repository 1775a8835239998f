package dev.attain.simulator;

import dev.attain.competency.framework.Cohort;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulated person.
 *
 * @param talent how far the skills grow, around 0
 * @param left when the person leaves the organisation; null when staying
 * @param active when the person stops taking part; the end of the pilot for most
 */
record Learner(
    int number,
    String name,
    String mbox,
    int team,
    UUID registration,
    Pace pace,
    double talent,
    Instant assigned,
    Instant hired,
    @Nullable Instant left,
    @Nullable String leftReason,
    Instant active) {

  /** How quickly a person learns. */
  enum Pace {
    FAST(7),
    TYPICAL(13),
    SLOW(30);

    /** Days until half of the growth is there. */
    final double halfWay;

    Pace(double halfWay) {
      this.halfWay = halfWay;
    }
  }

  private static final String[] GIVEN = {
    "Amara", "Ben", "Chiara", "David", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Keiko",
    "Liam", "Mina", "Noah", "Olga", "Pedro", "Quinn", "Rosa", "Samir", "Tuva", "Uma", "Victor",
    "Wanda", "Yusuf", "Zoe"
  };
  private static final String[] FAMILY = {
    "Adler",
    "Bianchi",
    "Costa",
    "Diallo",
    "Eriksen",
    "Fischer",
    "Garcia",
    "Haddad",
    "Ivanova",
    "Jensen",
    "Kowalski",
    "Lopez",
    "Meyer",
    "Nakamura",
    "Okafor",
    "Patel",
    "Quist",
    "Rossi",
    "Santos",
    "Tanaka",
    "Ueda",
    "Varga",
    "Weber",
    "Yilmaz",
    "Zhang",
    "Brandt",
    "Duarte",
    "Moreau",
    "Novak"
  };
  private static final String[] REASONS = {
    "resigned", "moved to another department", "end of contract", "did not pass probation"
  };
  static final int TEAMS = 8;

  static Learner draw(Pilot pilot, int number, Random chance) {
    double spread = Math.min(28, pilot.days() / 3.0);
    Instant assigned =
        workday(
            pilot.start().plus(Duration.ofDays((long) (chance.nextDouble() * spread))),
            9,
            pilot.until());
    Instant hired = assigned.minus(Duration.ofDays(chance.nextInt(15)));
    double draw = chance.nextDouble();
    Pace pace = draw < 0.25 ? Pace.FAST : draw < 0.75 ? Pace.TYPICAL : Pace.SLOW;
    double talent = chance.nextGaussian() * 0.035;
    double fate = chance.nextDouble();
    double when = 0.15 + 0.8 * chance.nextDouble();
    String reason = REASONS[chance.nextInt(REASONS.length)];
    Instant turn =
        assigned.plusMillis((long) (when * Duration.between(assigned, pilot.until()).toMillis()));
    boolean leaves = fate < 0.10;
    boolean disengages = fate >= 0.10 && fate < 0.16;
    String given = GIVEN[number % GIVEN.length];
    String family = FAMILY[number % FAMILY.length];
    return new Learner(
        number,
        given + " " + family,
        "mailto:%s.%s.%03d@support.example.org"
            .formatted(given, family, number + 1)
            .toLowerCase(Locale.ROOT),
        number % TEAMS,
        uuid(chance),
        pace,
        talent,
        assigned,
        hired,
        leaves ? turn : null,
        leaves ? reason : null,
        leaves || disengages ? turn : pilot.until());
  }

  /** The person as a member of the cohort. */
  Cohort.Member member() {
    return new Cohort.Member(mbox, name, assigned, hired, left, leftReason);
  }

  /**
   * The true skill, within 0.05..0.97: a logistic growth from the day of assignment.
   *
   * @param aptitude the learner's own bent for the subject, around 0
   */
  double skill(Subject subject, double aptitude, Instant at) {
    double days = Duration.between(assigned, at).toMinutes() / 1440.0;
    double halfWay = pace.halfWay * (0.7 + 0.8 * subject.difficulty());
    double grown = 1 / (1 + StrictMath.exp(-(days - halfWay) / (0.3 * halfWay)));
    double first = 0.50 - 0.15 * subject.difficulty() + aptitude;
    double last = 0.98 - 0.10 * subject.difficulty() + talent + aptitude;
    return Math.max(0.05, Math.min(0.97, first + (last - first) * grown));
  }

  static UUID uuid(Random chance) {
    long high = (chance.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (chance.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** That day at an hour, or the Monday after it; the day before when that is past the end. */
  static Instant workday(Instant instant, int hour, Instant until) {
    LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
      day = day.plusDays(2);
    } else if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    Instant result = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    return result.isBefore(until) ? result : until.minus(Duration.ofHours(12));
  }
}
