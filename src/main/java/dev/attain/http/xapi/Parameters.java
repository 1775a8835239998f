package dev.attain.http.xapi;

import dev.attain.xapi.Actor;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import dev.attain.xapi.json.Timestamps;
import dev.attain.xapi.validation.ActorReader;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The query parameters of one request, each at most once and of a known name, and their values by
 * the specification's types.
 */
public final class Parameters {
  private final MultiMap values;

  /**
   * Fails with {@link BadRequest} on a parameter that is unknown (names are case-sensitive) or
   * repeated: what a client asks for must not be ignored.
   */
  public Parameters(MultiMap values, Set<String> known) {
    for (String name : values.names()) {
      if (!known.contains(name)) {
        throw BadRequest.parameter(name, "there is no such parameter; " + hint(name, known));
      }
      if (values.getAll(name).size() > 1) {
        throw BadRequest.parameter(name, "is given more than once; give it once");
      }
    }
    this.values = values;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public boolean has(String name) {
    return values.contains(name);
  }

  /** Fails unless no parameters but these are given. */
  public void requireOnly(Set<String> allowed, String because) {
    for (String name : values.names()) {
      if (!allowed.contains(name)) {
        throw BadRequest.parameter(name, because);
      }
    }
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Fails when there is no such parameter. */
  public String get(String name) {
    return find(name).orElseThrow(() -> BadRequest.parameter(name, "is missing"));
  }

  /**
   * The value, parsed.
   *
   * @param parse empty for a text that is none
   * @param expected completes "it has to be …"
   */
  public <T> Optional<T> find(String name, Function<String, Optional<T>> parse, String expected) {
    return find(name)
        .map(
            text ->
                parse
                    .apply(text)
                    .orElseThrow(
                        () ->
                            BadRequest.parameter(name, "'" + cut(text) + "' is not " + expected)));
  }

  public boolean flag(String name) {
    return find(
            name,
            text ->
                text.equals("true")
                    ? Optional.of(true)
                    : text.equals("false") ? Optional.of(false) : Optional.empty(),
            "true or false")
        .orElse(false);
  }

  /** An absolute IRI. */
  public Optional<Iri> iri(String name) {
    return find(name, Parameters::absolute, "an absolute IRI, such as https://example.org/x");
  }

  public Optional<Registration> registration(String name) {
    return find(name, attempt(Registration::of), "a UUID");
  }

  public Optional<Instant> instant(String name) {
    // A plus sign that is not percent-encoded arrives as a space; none stands in a timestamp.
    return find(
        name,
        text -> Optional.ofNullable(Timestamps.parse(text.replace(' ', '+'))),
        "a timestamp of ISO 8601, such as 2026-11-22T07:00:00Z");
  }

  /** The agent, or the group with an identifier, that a JSON object stands for. */
  public Optional<Actor> agent(String name, ActorReader reader) {
    return find(name).map(json -> agent(name, json, reader));
  }

  private static Actor agent(String name, String json, ActorReader reader) {
    ActorReader.Outcome outcome = reader.read(json.getBytes(StandardCharsets.UTF_8));
    if (outcome instanceof ActorReader.Outcome.Malformed malformed) {
      throw BadRequest.violations(malformed.violations());
    }
    Actor actor = ((ActorReader.Outcome.Valid) outcome).actor();
    if (actor.findIdentifier().isEmpty()) {
      throw BadRequest.parameter(name, "a group without an identifier finds no one");
    }
    return actor;
  }

  private static Optional<Iri> absolute(String text) {
    return text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+")
        ? Optional.of(new Iri(text))
        : Optional.empty();
  }

  /** A reader that finds nothing where {@code parse} throws {@link IllegalArgumentException}. */
  public static <T> Function<String, Optional<T>> attempt(Function<String, T> parse) {
    return text -> {
      try {
        return Optional.of(parse.apply(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    };
  }

  private static String hint(String name, Set<String> known) {
    for (String candidate : known) {
      if (candidate.equalsIgnoreCase(name)) {
        return "names are case-sensitive: write " + candidate;
      }
    }
    return known.isEmpty()
        ? "this resource has none"
        : "there are " + String.join(", ", new TreeSet<>(known));
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
