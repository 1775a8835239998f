package dev.attain.simulator;

import dev.attain.competency.framework.Resource;
import dev.attain.simulator.Event.Rater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What happens to one learner, day by day. */
final class Diary {
  private static final List<Rater> QUALITY_LEADS =
      List.of(
          new Rater("Nadia Brooks", "mailto:nadia.brooks@quality.example.org"),
          new Rater("Tom Okoye", "mailto:tom.okoye@quality.example.org"),
          new Rater("Lena Sorensen", "mailto:lena.sorensen@quality.example.org"),
          new Rater("Marc Dubois", "mailto:marc.dubois@quality.example.org"));
  private static final List<Rater> MANAGERS =
      IntStream.range(0, Learner.TEAMS)
          .mapToObj(
              team ->
                  new Rater(
                      "Manager of team " + (team + 1),
                      "mailto:manager.team" + (team + 1) + "@support.example.org"))
          .toList();
  private static final List<Rater> PEERS =
      IntStream.range(0, 12)
          .mapToObj(
              n ->
                  new Rater(
                      "Senior agent " + (n + 1),
                      "mailto:senior.agent" + (n + 1) + "@support.example.org"))
          .toList();

  private static final double QUIZ_PASSED = 0.65;
  private static final double EXAM_PASSED = 0.75;

  private final Pilot pilot;
  private final Learner learner;
  private final List<Subject> subjects;
  private final Random chance;
  private final double[] aptitude;
  private final List<Event> events = new ArrayList<>();

  private Diary(Pilot pilot, Learner learner, List<Subject> subjects, Random chance) {
    this.pilot = pilot;
    this.learner = learner;
    this.subjects = subjects;
    this.chance = chance;
    this.aptitude = new double[subjects.size()];
    for (int i = 0; i < aptitude.length; i++) {
      aptitude[i] = chance.nextGaussian() * 0.04;
    }
  }

  /** The events of a learner's time in the pilot, in no particular order. */
  static List<Event> of(Pilot pilot, Learner learner, List<Subject> subjects, Random chance) {
    Diary diary = new Diary(pilot, learner, subjects, chance);
    diary.takeCourses();
    diary.practise();
    diary.getReviewed();
    diary.getObserved();
    diary.getCertified();
    return diary.events;
  }

  private void takeCourses() {
    double day = 0.5;
    double step = 1.4 + 0.08 * learner.pace().halfWay;
    for (Subject subject : subjects) {
      add(day, Kind.COURSE_STARTED, subject, null, 1, null, null);
      double completed = day + 0.2 + chance.nextDouble() * step;
      Duration studied = Duration.ofMinutes(40 + chance.nextInt(140));
      add(completed, Kind.COURSE_COMPLETED, subject, null, 1, studied, null);
      takeQuizzes(subject, completed + 0.1);
      day += step * (0.6 + 0.8 * chance.nextDouble());
    }
  }

  /** Until passed, three times at most; most come back for a refresher. */
  private void takeQuizzes(Subject subject, double first) {
    double day = first;
    int attempt = 1;
    while (attempt <= 3 && quiz(day, subject, attempt) < QUIZ_PASSED) {
      day += 3 + chance.nextInt(5);
      attempt++;
    }
    double refresher = first + 28 + chance.nextInt(15);
    if (chance.nextDouble() < 0.35) {
      quiz(refresher, subject, attempt + 1);
    }
  }

  private double quiz(double day, Subject subject, int attempt) {
    double score = noisy(subject, day, 0.08);
    Duration taken = Duration.ofSeconds(300 + chance.nextInt(900));
    add(day, Kind.QUIZ, subject, score, attempt, taken, null);
    return score;
  }

  private void practise() {
    List<Subject> practised = with(Kind.SIMULATION);
    int[] attempts = new int[subjects.size()];
    for (double day = 6; !practised.isEmpty() && day < pilot.days(); day += 8) {
      Subject subject = practised.get(chance.nextInt(practised.size()));
      double at = day + chance.nextInt(3);
      Duration taken = Duration.ofSeconds(600 + chance.nextInt(1800));
      int attempt = ++attempts[subject.index()];
      add(at, Kind.SIMULATION, subject, noisy(subject, at, 0.07), attempt, taken, null);
    }
  }

  /** A recorded call a week by quality leads, a ticket every two weeks by colleagues. */
  private void getReviewed() {
    for (double day = 5; day < pilot.days(); day += 7) {
      Rater lead = QUALITY_LEADS.get(chance.nextInt(QUALITY_LEADS.size()));
      Duration handled = Duration.ofSeconds(180 + chance.nextInt(1200));
      rate(day + chance.nextInt(3), Kind.CALL_REVIEW, 2 + chance.nextInt(2), lead, handled);
    }
    for (double day = 12; day < pilot.days(); day += 14) {
      Rater peer = PEERS.get(chance.nextInt(PEERS.size()));
      rate(day + chance.nextInt(4), Kind.PEER_REVIEW, 1, peer, null);
    }
  }

  private void getObserved() {
    for (double day = 10; day < pilot.days(); day += 14) {
      Rater manager = MANAGERS.get(learner.team());
      rate(day + chance.nextInt(4), Kind.OBSERVATION, 2 + chance.nextInt(2), manager, null);
    }
  }

  /** Rates some criteria of one occasion. */
  private void rate(double day, Kind kind, int criteria, Rater rater, @Nullable Duration handled) {
    List<Subject> open = new ArrayList<>(with(kind));
    UUID occasion = Learner.uuid(chance);
    for (int i = 0; i < criteria && !open.isEmpty(); i++) {
      Subject subject = open.remove(chance.nextInt(open.size()));
      double felt = noisy(subject, day, 0.09);
      double rating = Math.max(1, Math.min(5, StrictMath.rint(felt * 5 + 0.5)));
      add(day + i * 0.001, kind, subject, rating, 1, handled, rater, occasion);
    }
  }

  private void getCertified() {
    Set<String> taken = new HashSet<>();
    for (Subject subject : with(Kind.CERTIFICATION)) {
      String exam = subject.find(Kind.CERTIFICATION).orElseThrow().id();
      if (!taken.add(exam)) {
        continue;
      }
      double day = 2 * learner.pace().halfWay + 12 + chance.nextInt(20);
      double score = noisy(subject, day, 0.04);
      if (score >= EXAM_PASSED) {
        add(day, Kind.CERTIFICATION, subject, score, 1, Duration.ofMinutes(70), null);
      }
    }
  }

  private List<Subject> with(Kind kind) {
    return subjects.stream().filter(subject -> subject.find(kind).isPresent()).toList();
  }

  /** The true skill with the noise of a measurement, at a hundredth. */
  private double noisy(Subject subject, double day, double noise) {
    double skill = learner.skill(subject, aptitude[subject.index()], at(day));
    double seen = skill + chance.nextGaussian() * noise;
    return StrictMath.rint(Math.max(0, Math.min(1, seen)) * 100) / 100;
  }

  private Instant at(double day) {
    return learner.assigned().plusSeconds((long) (day * 86_400));
  }

  private void add(
      double day,
      Kind kind,
      Subject subject,
      @Nullable Double score,
      int attempt,
      @Nullable Duration duration,
      @Nullable Rater rater) {
    add(day, kind, subject, score, attempt, duration, rater, Learner.uuid(chance));
  }

  private void add(
      double day,
      Kind kind,
      Subject subject,
      @Nullable Double score,
      int attempt,
      @Nullable Duration duration,
      @Nullable Rater rater,
      UUID occasion) {
    Optional<Resource> resource = subject.find(kind);
    UUID id = Learner.uuid(chance);
    Instant morning = Learner.workday(at(day), 8, pilot.until());
    Instant when = morning.plusMillis((long) (day % 1 * 30_000_000) + chance.nextInt(1_800_000));
    if (resource.isPresent() && when.isBefore(learner.active())) {
      events.add(
          new Event(
              when,
              id,
              learner,
              kind,
              subject,
              resource.get(),
              score,
              attempt,
              duration,
              rater,
              occasion));
    }
  }
}
