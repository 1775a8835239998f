package dev.attain.analytics.grid;

import dev.attain.analytics.TimeToCompetence;
import dev.attain.analytics.risk.GapScore;
import dev.attain.analytics.risk.GapScore.Status;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.proficiency.EvidenceSums;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where every member of a cohort stands at an instant, in each requirement of the role that the
 * framework version has. A row is a member, those who left included; a column a requirement.
 *
 * <p>Filled by one {@link GridReads}, then only read. It holds some 90 octets for a cell.
 */
public final class Grid {
  private static final int NONE = Integer.MIN_VALUE;
  private static final int OCTETS_PER_CELL = 90;

  private final Object identity = new Object();
  private final Ground ground;
  private final Instant asOf;
  private final List<Member> members;
  private final List<Column> columns;
  private final int[] present;
  private final int[] levels;
  private final int[] items;
  private final Probabilities probabilities;
  private final Moments attained;
  private final Moments lapses;
  private final Moments lastEvidence;
  private final Moments firstEvidence;

  Grid(Ground ground, Instant asOf) {
    this.ground = ground;
    this.asOf = asOf;
    this.members = ground.basis().cohort().members();
    this.columns = Column.of(ground.basis().role(), ground.framework());
    this.present =
        IntStream.range(0, members.size())
            .filter(row -> isPresent(members.get(row), asOf))
            .toArray();
    int cells = members.size() * columns.size();
    this.levels = new int[cells];
    this.items = new int[cells];
    this.probabilities = new Probabilities(cells, asOf);
    this.attained = new Moments(cells);
    this.lapses = new Moments(cells);
    this.lastEvidence = new Moments(cells);
    this.firstEvidence = new Moments(members.size());
    for (int column = 0; column < columns.size(); column++) {
      double prior = columns.get(column).priorProbability(asOf);
      for (int row = 0; row < members.size(); row++) {
        levels[cell(row, column)] = NONE;
        probabilities.set(cell(row, column), prior);
      }
    }
  }

  private static boolean isPresent(Member member, Instant asOf) {
    Instant left = member.left();
    return !member.assigned().isAfter(asOf) && (left == null || left.isAfter(asOf));
  }

  private int cell(int row, int column) {
    return row * columns.size() + column;
  }

  /** Says where a member stands for certain: by a decision, or a roll-up. */
  void stands(int row, int column, @Nullable Integer level, int counted) {
    stands(cell(row, column), level, counted);
    probabilities.set(cell(row, column), meets(row, column) ? 1 : 0);
  }

  /** Says where a member stands by these sums, which are valid at the instant. */
  void stands(int row, int column, @Nullable Integer level, EvidenceSums sums) {
    stands(cell(row, column), level, sums.counts().items());
    probabilities.set(cell(row, column), sums);
  }

  private void stands(int cell, @Nullable Integer level, int counted) {
    levels[cell] = level == null ? NONE : level;
    items[cell] = counted;
  }

  /** Says when it came to that. */
  void since(
      int row,
      int column,
      @Nullable Instant reached,
      @Nullable Instant lapsesAt,
      @Nullable Instant lastEvidenceAt) {
    int cell = cell(row, column);
    attained.set(cell, reached);
    lapses.set(cell, lapsesAt);
    lastEvidence.set(cell, lastEvidenceAt);
  }

  void began(int row, @Nullable Instant firstEvidenceAt) {
    firstEvidence.set(row, firstEvidenceAt);
  }

  /** Equal to that of no other grid; what is computed from this one can be known by it. */
  public Object identity() {
    return identity;
  }

  public Ground ground() {
    return ground;
  }

  public Instant asOf() {
    return asOf;
  }

  public RoleProfile role() {
    return ground.basis().role();
  }

  public Framework framework() {
    return ground.framework();
  }

  public List<Column> columns() {
    return columns;
  }

  public Member member(int row) {
    return members.get(row);
  }

  public int members() {
    return members.size();
  }

  /** The rows of those who are in the role at the instant. */
  public int[] present() {
    return Arrays.copyOf(present, present.length);
  }

  /** How many are in the role at the instant. */
  public int people() {
    return present.length;
  }

  /** The level that counts, an overriding one included; null for none. */
  public @Nullable Integer level(int row, int column) {
    int level = levels[cell(row, column)];
    return level == NONE ? null : Integer.valueOf(level);
  }

  /** How many items of evidence count. */
  public int items(int row, int column) {
    return items[cell(row, column)];
  }

  /**
   * P(level met), 0..1. By an override, a roll-up or a method without probabilities 1 or 0, as the
   * level is met. Computed when first asked for.
   */
  public double probability(int row, int column) {
    return probabilities.get(cell(row, column), columns.get(column), meets(row, column));
  }

  public boolean meets(int row, int column) {
    return levels[cell(row, column)] >= columns.get(column).requirement().level();
  }

  /** Whether every mandatory requirement is met. */
  public boolean isReady(int row) {
    return missing(row) == 0;
  }

  /** How many mandatory requirements are not met. */
  public int missing(int row) {
    int missing = 0;
    for (int column = 0; column < columns.size(); column++) {
      missing += columns.get(column).requirement().mandatory() && !meets(row, column) ? 1 : 0;
    }
    return missing;
  }

  /** When the current level ends by time alone; null for never, for no level, or not known. */
  public @Nullable Instant lapsesAt(int row, int column) {
    return lapses.get(cell(row, column));
  }

  public @Nullable Instant lastEvidenceAt(int row, int column) {
    return lastEvidence.get(cell(row, column));
  }

  /** What the distance from a requirement risks. */
  public GapScore gap(int row, int column) {
    Status status =
        meets(row, column) ? Status.MET : items(row, column) > 0 ? Status.GAP : Status.NO_EVIDENCE;
    return GapScore.of(columns.get(column).requirement(), status, probability(row, column));
  }

  /** How long a member took to reach a required level, or has been on the way. */
  public TimeToCompetence time(int row, int column) {
    Instant retired =
        framework().effectiveTo() == null
            ? null
            : framework().effectiveTo().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return TimeToCompetence.of(
        members.get(row),
        role().start(),
        firstEvidence.get(row),
        attained.get(cell(row, column)),
        retired,
        asOf);
  }

  /** When the role's clock started for a member; null when it has not, or nobody knows. */
  public @Nullable Instant start(int row) {
    Member member = members.get(row);
    return switch (role().start()) {
      case ASSIGNMENT -> member.assigned();
      case HIRE -> member.hired();
      case FIRST_STATEMENT -> firstEvidence.get(row);
      case GOAL_SET -> member.goalSet();
      case ENROLMENT -> member.enrolled();
    };
  }

  /** About how much memory it takes. */
  int octets() {
    return 1_000 + levels.length * OCTETS_PER_CELL + members.size() * OCTETS_PER_CELL;
  }
}
