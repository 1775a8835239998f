package dev.attain.simulator;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * A pilot, simulated: who took part, and every statement in the order of its timestamp.
 *
 * <p>The learners' skills grow by logistic curves that nobody sees; quizzes, simulator sessions,
 * reviews and observations measure them with noise. About a tenth of the learners leave, and a few
 * stop taking part. What can happen for a competency is what its resources say, by their kind:
 * course, quiz, simulation, callReview, peerReview, observation, certification.
 */
public final class PilotSimulation {
  private final Pilot pilot;
  private final List<Learner> learners;
  private final List<Event> events;

  private PilotSimulation(Pilot pilot, List<Learner> learners, List<Event> events) {
    this.pilot = pilot;
    this.learners = learners;
    this.events = events;
  }

  /** Draws the whole pilot; statements are only written when they are asked for. */
  public static PilotSimulation of(Pilot pilot, Framework framework) {
    List<Subject> subjects = Subject.of(framework);
    List<Learner> learners = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < pilot.learners(); number++) {
      Random chance = pilot.chance(number);
      Learner learner = Learner.draw(pilot, number, chance);
      learners.add(learner);
      events.addAll(Diary.of(pilot, learner, subjects, chance));
    }
    events.sort(Comparator.comparing(Event::at).thenComparing(Event::id));
    return new PilotSimulation(pilot, List.copyOf(learners), List.copyOf(events));
  }

  /** How many statements there are. */
  public int size() {
    return events.size();
  }

  /** Each statement as UTF-8 JSON on one line, in the order of the timestamps. */
  public Iterator<byte[]> statements() {
    return events.stream().map(StatementWriter::write).iterator();
  }

  /** The learners as a cohort in a role, with who left and why. */
  public Cohort cohort(RoleProfile role) {
    return new Cohort(
        "pilot-" + pilot.end(),
        "Pilot of " + pilot.days() + " days to " + pilot.end(),
        role.id(),
        learners.stream().map(Learner::member).toList());
  }
}
