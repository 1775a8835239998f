package dev.attain.people.attributes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.json.ParsedJson;
import dev.attain.people.PersonId;
import dev.attain.people.PersonProblem;
import dev.attain.xapi.AgentIdentifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An import as it was read: whole, or with everything that is wrong with it.
 *
 * @param people each once; empty when there are problems
 */
public record AttributeReading(List<PersonAttributes> people, List<PersonProblem> problems) {
  /** The most people of one import. */
  public static final int MAX_PEOPLE = 10_000;

  private static final int MAX_VALUE = 1_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  /** What conditions know of everybody, so no attribute can be called that. */
  private static final Set<String> TAKEN =
      Set.of("person", "identifier", "domain", "kind", "and", "or", "not", "in", "has");

  public AttributeReading {
    people = List.copyOf(people);
    problems = List.copyOf(problems);
  }

  /** Reads {@code {"people": [{"person": "mailto:…", "attributes": {"site": "Lyon"}}]}}. */
  public static AttributeReading json(byte[] json) {
    if (!(ParsedJson.of(json) instanceof ParsedJson.Tree tree)) {
      ParsedJson.Broken broken = (ParsedJson.Broken) ParsedJson.of(json);
      return refused(
          "$", "line " + broken.line() + ", column " + broken.column() + ": " + broken.message());
    }
    JsonNode people = tree.root().path("people");
    if (!people.isArray()) {
      return refused("$.people", "must be a list of people with their attributes");
    }
    Collector collector = new Collector();
    for (int i = 0; i < people.size(); i++) {
      JsonNode person = people.get(i);
      String path = "$.people[" + i + "]";
      Map<String, String> values = new LinkedHashMap<>();
      person
          .path("attributes")
          .properties()
          .forEach(
              attribute -> {
                if (attribute.getValue().isTextual()) {
                  values.put(attribute.getKey(), attribute.getValue().textValue());
                } else {
                  collector.problem(path + ".attributes." + attribute.getKey(), "is not a text");
                }
              });
      collector.person(
          path + ".person", person.path("person").asText(), path + ".attributes.", values);
    }
    return collector.reading();
  }

  /** Reads CSV, UTF-8: a heading of {@code person} and attribute names, then a line for each. */
  public static AttributeReading csv(byte[] csv) {
    List<CsvRows.Row> rows;
    try {
      rows = CsvRows.of(new String(csv, StandardCharsets.UTF_8));
    } catch (CsvRows.BrokenCsvException e) {
      return refused("$", String.valueOf(e.getMessage()));
    }
    if (rows.isEmpty() || !rows.get(0).fields().contains("person")) {
      return refused("line 1", "must be a heading with the column person");
    }
    List<String> heading = rows.get(0).fields();
    if (new LinkedHashSet<>(heading).size() < heading.size()) {
      return refused("line 1", "names a column twice");
    }
    Collector collector = new Collector();
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      String path = "line " + row.line();
      if (row.fields().size() != heading.size()) {
        collector.problem(
            path, "has " + row.fields().size() + " fields, the heading has " + heading.size());
        continue;
      }
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < heading.size(); i++) {
        if (!row.fields().get(i).isEmpty()) {
          values.put(heading.get(i), row.fields().get(i));
        }
      }
      String person = values.getOrDefault("person", "");
      values.remove("person");
      collector.person(path + ", person", person, path + ", ", values);
    }
    return collector.reading();
  }

  private static AttributeReading refused(String path, String message) {
    return new AttributeReading(List.of(), List.of(new PersonProblem(path, message)));
  }

  /** What was read so far, and what is wrong with it. */
  private static final class Collector {
    private final Map<PersonId, PersonAttributes> people = new LinkedHashMap<>();
    private final List<PersonProblem> problems = new ArrayList<>();

    void problem(String path, String message) {
      problems.add(new PersonProblem(path, message));
    }

    void person(String path, String person, String prefix, Map<String, String> values) {
      try {
        AgentIdentifier.ofCanonical(person);
      } catch (IllegalArgumentException e) {
        problem(path, String.valueOf(e.getMessage()));
      }
      values.forEach((name, value) -> attribute(prefix + name, name, value));
      PersonId id = new PersonId(person);
      if (people.put(id, new PersonAttributes(id, values)) != null) {
        problem(path, person + " is there twice");
      }
    }

    private void attribute(String path, String name, String value) {
      if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
        problem(
            path,
            "\""
                + name
                + "\" can't be the name of an attribute: a letter, then up to 63 letters,"
                + " digits, dots, dashes and underscores; and none of "
                + String.join(", ", TAKEN.stream().sorted().toList()));
      }
      if (value.length() > MAX_VALUE) {
        problem(path, "is longer than " + MAX_VALUE + " characters");
      }
      if (PersonAttributes.TIMES.contains(name) && PersonAttributes.time(value).isEmpty()) {
        problem(
            path,
            "\""
                + value
                + "\" is neither a date such as 2026-01-31 nor a time such as"
                + " 2026-01-31T09:00:00Z");
      }
    }

    AttributeReading reading() {
      if (people.size() > MAX_PEOPLE) {
        problem("$", people.size() + " people; import at most " + MAX_PEOPLE + " at once");
      }
      return problems.isEmpty()
          ? new AttributeReading(List.copyOf(people.values()), List.of())
          : new AttributeReading(List.of(), problems);
    }
  }
}
