package dev.attain.conformance;

import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Table;
import dev.attain.conformance.lrs.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One request and the statuses that may answer it. In parameters and bodies {@code {agent}}, {@code
 * {group}}, {@code {activity}}, {@code {uuid}}, {@code {time}}, {@code {statement}} and {@code
 * {space}} stand for valid values, the activity and the UUIDs being new for each request.
 */
record RequestCase(
    Set<String> numbers,
    Set<Version> versions,
    int[] statuses,
    String method,
    String path,
    List<String> parameters,
    String body)
    implements Case {

  /** The rows of {@code requests.psv}. */
  static List<Case> all() {
    return Table.read("requests.psv", 6).rows().stream().<Case>map(RequestCase::of).toList();
  }

  private static RequestCase of(List<String> row) {
    String[] request = row.get(3).split(" ");
    return new RequestCase(
        Set.of(row.get(0).split(" ")),
        Version.named(row.get(1)),
        Arrays.stream(row.get(2).split(" ")).mapToInt(Integer::parseInt).toArray(),
        request[0],
        request[1],
        Arrays.stream(row.get(4).split(" ")).filter(p -> !p.isEmpty()).toList(),
        row.get(5));
  }

  @Override
  public String name() {
    return "%s %s %s %s answers %s"
        .formatted(method, path, parameters, body, Arrays.toString(statuses));
  }

  @Override
  public void run(Lrs lrs) {
    String activity = "https://example.org/activities/" + UUID.randomUUID();
    String query =
        Lrs.query(
            parameters.stream()
                .flatMap(p -> Arrays.stream(filled(p, activity).split("=", 2)))
                .toArray(String[]::new));
    Answer answer =
        body.isEmpty()
            ? lrs.send(method, path + query, new byte[0])
            : lrs.sendJson(method, path + query, filled(body, activity));
    answer.expect(statuses);
  }

  private static String filled(String template, String activity) {
    return template
        .replace("{agent}", Fragments.object("agent").toString())
        .replace("{group}", Fragments.object("group").toString())
        .replace("{statement}", Fragments.object("statement").toString())
        .replace("{activity}", activity)
        .replace("{time}", "2026-01-01T00:00:00.000Z")
        .replace("{space}", " ")
        .replace("{uuid}", UUID.randomUUID().toString());
  }
}
