package dev.attain.competency.framework.casepackage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads properties as CASE has them, and keeps what is wrong. */
final class CaseProperties {
  private final List<Problem> problems = new ArrayList<>();

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  void add(String path, String message) {
    problems.add(new Problem(path, message));
  }

  /** The text, where there is one that is not blank. */
  static @Nullable String find(JsonNode object, String property) {
    String text = object.path(property).textValue();
    return text == null || text.isBlank() ? null : text;
  }

  String text(String path, JsonNode object, String property) {
    String text = find(object, property);
    if (text == null) {
      add(path + "." + property, "is required, as a text");
      return "";
    }
    return text;
  }

  /**
   * What a thing is named by: its {@code uri}, else its {@code identifier}, a UUID.
   *
   * <p>CASE asks for both, exports of tools have one of them.
   */
  String iri(String path, JsonNode object) {
    String iri = findIri(object);
    if (iri == null) {
      add(path + ".uri", "is required, or else identifier");
      return "";
    }
    return iri;
  }

  private static @Nullable String findIri(JsonNode object) {
    String uri = find(object, "uri");
    if (uri != null) {
      return uri;
    }
    String identifier = find(object, "identifier");
    return identifier == null ? null : "urn:uuid:" + identifier;
  }

  /**
   * What a link points at. Tools write links as an object with {@code uri}, {@code identifier} and
   * {@code title}, as the specification asks, or as the uri alone.
   */
  @Nullable String link(String path, JsonNode link) {
    String uri = link.isTextual() ? link.textValue() : findIri(link);
    if (uri == null || uri.isBlank()) {
      add(path, "must be a uri, or an object with one");
      return null;
    }
    return uri;
  }
}
