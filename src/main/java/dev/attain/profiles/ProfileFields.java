package dev.attain.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one JSON object of a profile. What is wrong goes to one list for the whole
 * document, and reading goes on with an empty value.
 */
final class ProfileFields {
  /** Stands for an id that was missing or wrong. */
  static final Iri NO_IRI = new Iri("about:invalid");

  private final JsonNode node;
  private final String path;
  private final List<ProfileProblem> problems;

  private ProfileFields(JsonNode node, String path, List<ProfileProblem> problems) {
    if (!node.isObject()) {
      problems.add(new ProfileProblem(path, "is not an object"));
    }
    this.node = node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    this.path = path;
    this.problems = problems;
  }

  static ProfileFields root(JsonNode node) {
    return new ProfileFields(node, "$", new ArrayList<>());
  }

  List<ProfileProblem> problems() {
    return List.copyOf(problems);
  }

  /**
   * @param name a property; null for the object itself
   */
  void problem(@Nullable String name, String message) {
    problems.add(new ProfileProblem(name == null ? path : path + "." + name, message));
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  boolean isTrue(String name) {
    return node.path(name).isBoolean() && node.path(name).booleanValue();
  }

  Optional<ProfileFields> find(String name) {
    return has(name)
        ? Optional.of(new ProfileFields(node.get(name), path + "." + name, problems))
        : Optional.empty();
  }

  Optional<String> findText(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!node.get(name).isTextual()) {
      problem(name, "is not a text");
      return Optional.empty();
    }
    return Optional.of(node.get(name).textValue());
  }

  String requireText(String name) {
    if (!has(name)) {
      problem(name, "is required");
    }
    return findText(name).orElse("");
  }

  Optional<Iri> findIri(String name) {
    return findText(name).map(text -> iri(name, text));
  }

  Iri requireIri(String name) {
    if (!has(name)) {
      problem(name, "is required");
    }
    return findIri(name).orElse(NO_IRI);
  }

  List<Iri> iris(String name) {
    List<Iri> iris = new ArrayList<>();
    List<JsonNode> values = values(name);
    for (int i = 0; i < values.size(); i++) {
      String at = name + "[" + i + "]";
      if (values.get(i).isTextual()) {
        iris.add(iri(at, values.get(i).textValue()));
      } else {
        problem(at, "is not a text");
      }
    }
    return iris;
  }

  private Iri iri(String name, String text) {
    if (!text.matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+")) {
      problem(name, "\"" + text + "\" is not an absolute IRI");
      return NO_IRI;
    }
    return new Iri(text);
  }

  Optional<Instant> findTime(String name) {
    return findText(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeParseException e) {
                problem(name, "\"" + text + "\" is not a time such as 2026-01-31T09:00:00Z");
                return Optional.empty();
              }
            });
  }

  LanguageMap requireLanguageMap(String name) {
    if (!has(name)) {
      problem(name, "is required");
    }
    return languageMap(name);
  }

  LanguageMap languageMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    find(name)
        .ifPresent(
            map ->
                map.node
                    .fieldNames()
                    .forEachRemaining(
                        tag -> map.findText(tag).ifPresent(text -> texts.put(tag, text))));
    return new LanguageMap(texts);
  }

  List<ProfileFields> objects(String name) {
    List<ProfileFields> objects = new ArrayList<>();
    for (JsonNode value : values(name)) {
      objects.add(
          new ProfileFields(value, path + "." + name + "[" + objects.size() + "]", problems));
    }
    return objects;
  }

  List<String> jsonTexts(String name) {
    return values(name).stream().map(JsonNode::toString).toList();
  }

  /** In JSON-LD a list of one may be written as the one. */
  private List<JsonNode> values(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = node.get(name);
    List<JsonNode> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(values::add);
    } else {
      values.add(value);
    }
    return values;
  }
}
