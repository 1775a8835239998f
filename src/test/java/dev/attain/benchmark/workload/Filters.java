package dev.attain.benchmark.workload;

import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.Drawn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A combination of xAPI's filters of statements, for the latest 50. */
record Filters(Who agent, boolean verb, What activity, boolean registration, When when) {

  /** Whether and how an agent is asked for: who did it, or one who has anything to do with it. */
  enum Who {
    ANYBODY,
    ACTOR,
    RELATED
  }

  /** Whether and how an activity is asked for: as the object, or anywhere, as the course is. */
  enum What {
    ANYTHING,
    OBJECT,
    RELATED
  }

  /** Whether stored times are bounded. */
  enum When {
    EVER,
    SINCE,
    UNTIL,
    BETWEEN
  }

  /** When the log was written, so that bounds lie within. */
  record Span(Instant first, Instant last) {
    Instant at(double share) {
      return first.plus(
          Duration.ofMillis((long) (Duration.between(first, last).toMillis() * share)));
    }
  }

  /** All 144. */
  static List<Filters> all() {
    List<Filters> all = new ArrayList<>();
    for (When when : When.values()) {
      all.addAll(at(when));
    }
    return all;
  }

  /** The 36 without bounds of time, or with certain ones. */
  static List<Filters> at(When when) {
    List<Filters> all = new ArrayList<>();
    for (Who agent : Who.values()) {
      for (What activity : What.values()) {
        for (int bits = 0; bits < 4; bits++) {
          all.add(new Filters(agent, (bits & 1) != 0, activity, (bits & 2) != 0, when));
        }
      }
    }
    return all;
  }

  /** Such as "actor + verb + related activity, since". */
  String name() {
    List<String> parts = new ArrayList<>();
    if (agent != Who.ANYBODY) {
      parts.add(agent == Who.ACTOR ? "agent" : "related agent");
    }
    if (verb) {
      parts.add("verb");
    }
    if (activity != What.ANYTHING) {
      parts.add(activity == What.OBJECT ? "activity" : "related activity");
    }
    if (registration) {
      parts.add("registration");
    }
    if (when == When.SINCE || when == When.BETWEEN) {
      parts.add("since");
    }
    if (when == When.UNTIL || when == When.BETWEEN) {
      parts.add("until");
    }
    return parts.isEmpty() ? "no filter" : String.join(" + ", parts);
  }

  /** The path that finds at least this statement, bounds of time aside. */
  String path(Drawn like, Span span) {
    StringBuilder path = new StringBuilder(Scripts.STATEMENTS).append("?limit=50");
    if (agent == Who.ACTOR) {
      path.append("&agent=").append(Scripts.agent(BenchmarkStatements.learner(like.learner())));
    } else if (agent == Who.RELATED) {
      path.append("&related_agents=true&agent=").append(Scripts.agent(like.instructor()));
    }
    if (verb) {
      path.append("&verb=").append(Scripts.encode(like.verb()));
    }
    if (activity == What.OBJECT) {
      path.append("&activity=")
          .append(Scripts.encode(BenchmarkStatements.activity(like.activity())));
    } else if (activity == What.RELATED) {
      path.append("&related_activities=true&activity=")
          .append(Scripts.encode(BenchmarkStatements.course(like.course())));
    }
    if (registration) {
      path.append("&registration=").append(like.registration());
    }
    if (when == When.SINCE || when == When.BETWEEN) {
      path.append("&since=").append(span.at(0.25));
    }
    if (when == When.UNTIL || when == When.BETWEEN) {
      path.append("&until=").append(span.at(0.75));
    }
    return path.toString();
  }
}
