package dev.attain.benchmark.workload;

import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.Drawn;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.Term;
import dev.attain.statements.Term.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A combination of xAPI's filters of statements, for the latest 50. */
public record Filters(Who agent, boolean verb, What activity, boolean registration, When when) {

  /** How many statements are asked for. */
  public static final int PAGE = 50;

  /** Whether and how an agent is asked for: who did it, or one who has anything to do with it. */
  public enum Who {
    ANYBODY,
    ACTOR,
    RELATED
  }

  /** Whether and how an activity is asked for: as the object, or anywhere, as the course is. */
  public enum What {
    ANYTHING,
    OBJECT,
    RELATED
  }

  /** Whether stored times are bounded. */
  public enum When {
    EVER,
    SINCE,
    UNTIL,
    BETWEEN
  }

  /** When the log was written, so that bounds lie within. */
  public record Span(Instant first, Instant last) {
    Instant at(double share) {
      return first.plus(
          Duration.ofMillis((long) (Duration.between(first, last).toMillis() * share)));
    }
  }

  /** All 144. */
  public static List<Filters> all() {
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
  public String name() {
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
    StringBuilder path = new StringBuilder(Scripts.STATEMENTS).append("?limit=").append(PAGE);
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

  /** The same for the store itself. */
  public PositionQuery question(Drawn like, Span span) {
    Set<Term> terms = new HashSet<>();
    if (agent == Who.ACTOR) {
      terms.add(Term.of(Kind.AGENT, BenchmarkStatements.learner(like.learner())));
    } else if (agent == Who.RELATED) {
      terms.add(Term.of(Kind.AGENT_RELATED, like.instructor()));
    }
    if (verb) {
      terms.add(Term.of(Kind.VERB, like.verb()));
    }
    if (activity == What.OBJECT) {
      terms.add(Term.of(Kind.ACTIVITY, BenchmarkStatements.activity(like.activity())));
    } else if (activity == What.RELATED) {
      terms.add(Term.of(Kind.ACTIVITY_RELATED, BenchmarkStatements.course(like.course())));
    }
    if (registration) {
      terms.add(Term.of(Kind.REGISTRATION, like.registration().toString()));
    }
    boolean since = when == When.SINCE || when == When.BETWEEN;
    boolean until = when == When.UNTIL || when == When.BETWEEN;
    return new PositionQuery(
        terms,
        since ? Position.lastOf(span.at(0.25)) : Position.START,
        until ? Position.lastOf(span.at(0.75)) : Position.END,
        false,
        PAGE);
  }
}
