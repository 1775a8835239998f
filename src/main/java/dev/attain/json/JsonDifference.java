package dev.attain.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The first place at which two JSON values differ. Null and absent are the same.
 *
 * @param pointer a JSON pointer (RFC 6901); empty for the whole value
 * @param one what is there in the one, cut after some characters
 * @param other what is there in the other
 */
public record JsonDifference(String pointer, String one, String other) {
  private static final int MOST_SHOWN = 60;

  /** Empty when they are equal; members are looked at by name, elements in their order. */
  public static Optional<JsonDifference> find(JsonNode one, JsonNode other) {
    return find("", one, other);
  }

  private static Optional<JsonDifference> find(String at, JsonNode one, JsonNode other) {
    if (one.equals(other) || isNothing(one) && isNothing(other)) {
      return Optional.empty();
    }
    if (one.isObject() && other.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      one.fieldNames().forEachRemaining(names::add);
      other.fieldNames().forEachRemaining(names::add);
      return names.stream()
          .flatMap(
              name -> find(at + "/" + escaped(name), one.path(name), other.path(name)).stream())
          .findFirst();
    }
    if (one.isArray() && other.isArray() && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        Optional<JsonDifference> found = find(at + "/" + i, one.get(i), other.get(i));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    return Optional.of(new JsonDifference(at, shown(one), shown(other)));
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String shown(JsonNode value) {
    if (isNothing(value)) {
      return "nothing";
    }
    if (value.isArray()) {
      return "a list of " + value.size();
    }
    String text = value.toString();
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
