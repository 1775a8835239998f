package dev.attain.http.statements;

import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The query parameters of one request, each at most once and of a known name. */
final class Parameters {
  private final MultiMap values;

  /**
   * Fails with {@link BadRequest} on a parameter that is unknown (names are case-sensitive) or
   * repeated: what a client asks for must not be ignored.
   */
  Parameters(MultiMap values, Set<String> known) {
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

  boolean isEmpty() {
    return values.isEmpty();
  }

  boolean has(String name) {
    return values.contains(name);
  }

  /** Fails unless no parameters but these are given. */
  void requireOnly(Set<String> allowed, String because) {
    for (String name : values.names()) {
      if (!allowed.contains(name)) {
        throw BadRequest.parameter(name, because);
      }
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The value, parsed.
   *
   * @param parse empty for a text that is none
   * @param expected completes "it has to be …"
   */
  <T> Optional<T> find(String name, Function<String, Optional<T>> parse, String expected) {
    return find(name)
        .map(
            text ->
                parse
                    .apply(text)
                    .orElseThrow(
                        () ->
                            BadRequest.parameter(name, "'" + cut(text) + "' is not " + expected)));
  }

  boolean flag(String name) {
    return find(
            name,
            text ->
                text.equals("true")
                    ? Optional.of(true)
                    : text.equals("false") ? Optional.of(false) : Optional.empty(),
            "true or false")
        .orElse(false);
  }

  private static String hint(String name, Set<String> known) {
    for (String candidate : known) {
      if (candidate.equalsIgnoreCase(name)) {
        return "names are case-sensitive: write " + candidate;
      }
    }
    return "there are " + String.join(", ", new TreeSet<>(known));
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
