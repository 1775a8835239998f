package dev.attain.competency.framework.difference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.difference.Change.Subject;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a framework's document: its path, its name in words, and the part it belongs to.
 *
 * @param name without an article at its front: {@code cut of level 2 "Baker"}
 */
record Place(String path, String name, Subject subject) {
  static final Place ROOT = new Place("$", "framework", Subject.FRAMEWORK);

  private static final Map<String, Subject> SUBJECTS =
      Map.of(
          "scale", Subject.LEVEL,
          "cut", Subject.CUT,
          "competencies", Subject.COMPETENCY,
          "method", Subject.METHOD,
          "gates", Subject.GATE,
          "resources", Subject.RESOURCE,
          "mappings", Subject.MAPPING_RULE);

  /** What the elements of a list are called, one by one. */
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "scale", "level",
          "competencies", "competency",
          "gates", "gate from level",
          "resources", "resource",
          "mappings", "mapping rule",
          "emit", "emission for");

  Place property(String property) {
    String name = words(property) + " of " + article() + this.name;
    return new Place(path + "." + property, name, SUBJECTS.getOrDefault(property, subject));
  }

  /**
   * @param list the property that has the list, of which this is the place
   * @param key the property that tells elements apart
   */
  Place element(Place owner, String list, String key, JsonNode element) {
    JsonNode id = element.path(key);
    String shown = id.isTextual() ? "'" + id.textValue().replace("'", "\\'") + "'" : id.toString();
    String name = ELEMENTS.getOrDefault(list, words(list)) + " " + designation(element, id);
    return new Place(
        path + "[?(@." + key + "==" + shown + ")]",
        owner.equals(ROOT) ? name : name + " of " + owner.article() + owner.name,
        subject);
  }

  private static String designation(JsonNode element, JsonNode id) {
    String brief = element.path("code").asText(id.asText());
    @Nullable String title = element.path("name").textValue();
    return title == null ? brief : brief + " \"" + title + "\"";
  }

  /** Elements have names of their own, everything else takes an article. */
  String article() {
    boolean proper =
        ELEMENTS.values().stream()
            .anyMatch(element -> !element.contains(" from ") && name.startsWith(element + " "));
    return proper ? "" : "the ";
  }

  /** The name at the front of a sentence. */
  String opening() {
    String full = article() + name;
    return full.substring(0, 1).toUpperCase(Locale.ROOT) + full.substring(1);
  }

  /** halfLifeDays: half life days. */
  private static String words(String property) {
    return property.equals("when")
        ? "condition"
        : property.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
