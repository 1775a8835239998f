package dev.attain.analytics.statements.measure;

import dev.attain.people.Identities;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The measures of some statements. Summaries can be put together, and a statement can be taken away
 * again; counts and sums are exact, whatever the order.
 */
public final class Summary {
  /** The standard error of a number of people that is an estimate, as a share of it. */
  public static final double PEOPLE_ERROR = PeopleSample.ERROR;

  private static final double BILLIONTH = 1e-9;

  private long count;
  private long successes;
  private long judged;
  private final PeopleSample people;
  private final Histogram scores;
  private final Histogram durations;

  public Summary() {
    this(0, 0, 0, new PeopleSample(), new Histogram(), new Histogram());
  }

  Summary(
      long count,
      long successes,
      long judged,
      PeopleSample people,
      Histogram scores,
      Histogram durations) {
    this.count = count;
    this.successes = successes;
    this.judged = judged;
    this.people = people;
    this.scores = scores;
    this.durations = durations;
  }

  /**
   * @param times 1, or -1 to take the statement away
   */
  public void add(Facts facts, int times) {
    count += times;
    for (Long hash : facts.people()) {
      people.add(hash, times);
    }
    if (facts.score() != null) {
      scores.add(Grid.scoreBin(facts.score() * BILLIONTH), facts.score(), times);
    }
    if (facts.duration() != null) {
      durations.add(Grid.durationBin(facts.duration()), facts.duration(), times);
    }
    if (facts.success() != null) {
      judged += times;
      successes += facts.success() ? times : 0;
    }
  }

  public void add(Summary other) {
    count += other.count;
    successes += other.successes;
    judged += other.judged;
    people.add(other.people);
    scores.add(other.scores);
    durations.add(other.durations);
  }

  /** Who is to be counted as whom, by their hashes. */
  public static Map<Long, Long> persons(Identities who) {
    Map<Long, Long> persons = new HashMap<>();
    who.merged()
        .forEach(
            (from, to) ->
                persons.put(PeopleSample.hash(from.value()), PeopleSample.hash(to.value())));
    return persons;
  }

  /** Counts as one person those whose hashes stand for one. */
  public Summary merged(Map<Long, Long> persons) {
    return persons.isEmpty()
        ? this
        : new Summary(count, successes, judged, people.merged(persons), scores, durations);
  }

  public long count() {
    return count;
  }

  /** Whether nothing was added, or all of it taken away. */
  public boolean isEmpty() {
    return count == 0
        && judged == 0
        && successes == 0
        && people.counts().size() == 0
        && scores.isEmpty()
        && durations.isEmpty();
  }

  public long people() {
    return people.people();
  }

  public boolean peopleAreExact() {
    return people.isExact();
  }

  /** How many say whether they are a success. */
  public long judged() {
    return judged;
  }

  public long successes() {
    return successes;
  }

  public boolean hasScores() {
    return scores.hasValues();
  }

  /** Of the scaled scores, from -1 to 1. */
  public Spread scores() {
    return new Spread(scores, BILLIONTH, Grid::score);
  }

  public boolean hasDurations() {
    return durations.hasValues();
  }

  /** In seconds. */
  public Spread durations() {
    return new Spread(durations, 0.001, Grid::duration);
  }

  /**
   * Whether both tell of the same statements, whatever was added in which order and parts, and
   * taken away since; of people that are estimates, as far as both samples tell.
   */
  public boolean isSameAs(Summary other) {
    int level = Math.max(people.level(), other.people.level());
    return Arrays.equals(octets(people.atLevel(level)), other.octets(other.people.atLevel(level)));
  }

  /** As it is kept. */
  public byte[] octets() {
    return octets(people);
  }

  private byte[] octets(PeopleSample sample) {
    return SummaryOctets.write(count, successes, judged, sample, scores, durations);
  }

  /**
   * A summary as it was kept.
   *
   * @throws IllegalArgumentException when it is of another version
   */
  public static Summary of(byte[] octets) {
    return SummaryOctets.read(octets);
  }
}
