package dev.attain.quality;

import dev.attain.profiles.matching.OtherStatements;
import dev.attain.profiles.matching.RuleBreach;
import dev.attain.quality.ChosenProfiles.Finding;
import dev.attain.quality.ProfileChoice.Mode;
import dev.attain.statements.Admission;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.validation.StatementReader;
import dev.attain.xapi.validation.Violation;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Holds statements to the chosen profiles before they are stored: refuses them, or has it told. */
public final class Door implements Admission {
  private final ProfileChoices choices;
  private final StatementStore statements;
  private final LongAdder refused = new LongAdder();

  public Door(ProfileChoices choices, StatementStore statements) {
    this.choices = Objects.requireNonNull(choices);
    this.statements = Objects.requireNonNull(statements);
  }

  /** How many statements were in requests that were refused here, since the start. */
  public long refused() {
    return refused.sum();
  }

  @Override
  public boolean asksAt(Instant now) {
    return choices.chosen().at(now).stream().anyMatch(choice -> choice.mode() != Mode.REPORT);
  }

  @Override
  public Future<Outcome> judge(List<Arrival> arrivals, Instant now) {
    ChosenProfiles chosen = choices.chosen();
    return others(chosen, arrivals, now).map(others -> judge(chosen, arrivals, now, others));
  }

  private Outcome judge(
      ChosenProfiles chosen, List<Arrival> arrivals, Instant now, OtherStatements others) {
    List<Violation> violations = new ArrayList<>();
    int warnings = 0;
    for (int i = 0; i < arrivals.size(); i++) {
      Arrival arrival = arrivals.get(i);
      String root = arrivals.size() == 1 ? "$" : "$[" + i + "]";
      for (Finding finding :
          chosen.judge(
              arrival.statement(), () -> StatementTree.of(arrival.json(), now), now, others)) {
        if (finding.choice().mode() == Mode.REJECT) {
          finding.judgement().breaches().forEach(b -> violations.add(violation(root, b)));
        } else if (finding.choice().mode() == Mode.WARN) {
          warnings += finding.judgement().breaches().size();
        }
      }
    }
    if (violations.isEmpty()) {
      return new Outcome.Admitted(warnings);
    }
    refused.add(arrivals.size());
    return new Outcome.Refused(shortened(violations));
  }

  private static List<Violation> shortened(List<Violation> violations) {
    int most = StatementReader.MAX_VIOLATIONS;
    if (violations.size() <= most) {
      return violations;
    }
    List<Violation> listed = new ArrayList<>(violations.subList(0, most));
    listed.add(
        new Violation(
            Violation.LIMIT, "$", (violations.size() - most) + " more violations are not listed"));
    return listed;
  }

  private static Violation violation(String root, RuleBreach breach) {
    String below = breach.selector() == null ? "" : " at " + breach.selector();
    return new Violation(
        "Template " + breach.template(),
        root + breach.location().replaceFirst("^\\$", "").replaceFirst("^(?=[^.\\[])", "."),
        breach.message() + below);
  }

  /** The templates of the statements that the arrivals point at: in the same request, or stored. */
  private Future<OtherStatements> others(
      ChosenProfiles chosen, List<Arrival> arrivals, Instant now) {
    if (!chosen.looksAtOtherStatements(now)) {
      return Future.succeededFuture(OtherStatements.UNKNOWN);
    }
    Set<StatementId> wanted = new HashSet<>();
    for (Arrival arrival : arrivals) {
      arrival.statement().findTarget().ifPresent(wanted::add);
      OtherStatements.inContext(arrival.statement()).ifPresent(wanted::add);
    }
    Map<StatementId, Set<Iri>> followed = new HashMap<>();
    for (Arrival arrival : arrivals) {
      if (wanted.remove(arrival.id())) {
        followed.put(arrival.id(), followed(chosen, arrival.statement(), arrival.json(), now));
      }
    }
    Future<Void> read = Future.succeededFuture();
    for (StatementId id : wanted) {
      read =
          read.compose(before -> statements.find(id))
              .map(
                  found -> {
                    found.ifPresent(stored -> followed.put(id, followed(chosen, stored, now)));
                    return null;
                  });
    }
    return read.map(done -> id -> Optional.ofNullable(followed.get(id)));
  }

  private static Set<Iri> followed(ChosenProfiles chosen, StoredStatement stored, Instant now) {
    return followed(chosen, StatementJson.read(stored.json()), stored.json(), now);
  }

  private static Set<Iri> followed(
      ChosenProfiles chosen, Statement statement, byte[] json, Instant now) {
    Set<Iri> followed = new HashSet<>();
    chosen
        .judge(statement, () -> StatementTree.of(json, now), now, OtherStatements.UNKNOWN)
        .forEach(finding -> followed.addAll(finding.judgement().followed()));
    return followed;
  }
}
