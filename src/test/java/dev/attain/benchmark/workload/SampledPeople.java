package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Answer;
import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.sample.BenchmarkFramework;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.benchmark.sample.Drawn;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some learners, with what must be known of them: drawn again from the seed, past all that the
 * server has done with what it was sent.
 */
final class SampledPeople {
  private static final int SAMPLED = 50;
  private static final int UNKNOWN = 404;
  private static final int EVERY = BenchmarkStatements.LEARNERS / SAMPLED;

  /** Scores by the statements' ids, of each competency that there is evidence of. */
  private record Known(long statements, Map<Integer, Map<String, Double>> evidence) {
    static Known nothing() {
      return new Known(0, new TreeMap<>());
    }

    Known with(Drawn drawn) {
      BenchmarkFramework.evidenceOf(drawn.activity())
          .ifPresent(
              competency ->
                  evidence
                      .computeIfAbsent(competency, none -> new HashMap<>())
                      .put(drawn.id().toString(), drawn.scaled()));
      return new Known(statements + 1, evidence);
    }
  }

  private final Map<Integer, Known> people = new TreeMap<>();

  /** Those of all statements that were made. */
  SampledPeople(BenchmarkStatements statements) {
    for (long number = 0; number < statements.made(); number++) {
      Drawn drawn = statements.draw(number);
      if (drawn.learner() % EVERY == 0) {
        people.merge(
            drawn.learner(), Known.nothing().with(drawn), (known, none) -> known.with(drawn));
      }
    }
  }

  int count() {
    return people.size();
  }

  /** How many statements of theirs are missing or too many. */
  long wrongStatements(LoadClient client) {
    return people.entrySet().stream()
        .mapToLong(
            person ->
                Math.abs(
                    Recount.statements(client, "&agent=" + Scripts.agent(iri(person.getKey())))
                        - person.getValue().statements()))
        .sum();
  }

  /** How many items of evidence are missing, too many, or have another score. */
  long wrongEvidence(LoadClient client, Instant asOf) {
    long wrong = 0;
    for (Map.Entry<Integer, Known> person : people.entrySet()) {
      for (int competency = 0; competency < BenchmarkFramework.COMPETENCIES; competency++) {
        Map<String, Double> expected =
            person.getValue().evidence().getOrDefault(competency, Map.of());
        Map<String, Double> found = evidence(client, person.getKey(), competency, asOf);
        wrong += expected.entrySet().stream().filter(item -> !in(found, item)).count();
        wrong += found.entrySet().stream().filter(item -> !in(expected, item)).count();
      }
    }
    return wrong;
  }

  private static boolean in(Map<String, Double> some, Map.Entry<String, Double> item) {
    return item.getValue().equals(some.get(item.getKey()));
  }

  private static Map<String, Double> evidence(
      LoadClient client, int learner, int competency, Instant asOf) {
    String path =
        proficiency(learner)
            + "/explain?competency="
            + Scripts.encode(BenchmarkFramework.competency(competency))
            + "&asOf="
            + asOf;
    Map<String, Double> found = new HashMap<>();
    Answer explanation = ask(client, path);
    if (explanation.status() == UNKNOWN) {
      return found;
    }
    for (Object each : explanation.body().toJsonObject().getJsonArray("evidence")) {
      JsonObject item = (JsonObject) each;
      found.put(item.getString("statement"), item.getDouble("score"));
    }
    return found;
  }

  /** Their figures at an instant. */
  List<String> figures(LoadClient client, Instant asOf) {
    return people.keySet().stream()
        .map(learner -> ask(client, proficiency(learner) + "?asOf=" + asOf).body().toString())
        .toList();
  }

  /** Nobody is known of whom there is no evidence. */
  private static Answer ask(LoadClient client, String path) {
    return client.ask(Call.get(path).expecting(200, UNKNOWN));
  }

  private static String proficiency(int learner) {
    return "/api/v1/people/" + Scripts.encode(iri(learner)) + "/proficiency";
  }

  private static String iri(int learner) {
    return BenchmarkStatements.learner(learner);
  }
}
