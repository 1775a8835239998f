package dev.attain.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Fragments;
import java.util.Arrays;
import java.util.List;

/**
 * One change to a statement, written {@code /pointer = JSON} or {@code - /pointer}.
 *
 * @param json empty to remove what the pointer leads to
 */
record Edit(String pointer, String json) {

  /** Edits parted by {@code ;;}. */
  static List<Edit> list(String text) {
    return Arrays.stream(text.split(";;"))
        .map(String::strip)
        .filter(edit -> !edit.isEmpty())
        .map(Edit::parse)
        .toList();
  }

  private static Edit parse(String text) {
    if (text.startsWith("- ")) {
      return new Edit(text.substring(2).strip(), "");
    }
    String[] sides = text.split(" = ", 2);
    if (sides.length != 2) {
      throw new IllegalArgumentException("no edit: " + text);
    }
    return new Edit(sides[0].strip(), sides[1].strip());
  }

  /** The same change, elsewhere. */
  Edit under(String prefix, String name) {
    return !name.isEmpty() && (pointer.equals(name) || pointer.startsWith(name + "/"))
        ? new Edit(prefix + pointer.substring(name.length()), json)
        : this;
  }

  /** Changes a statement; objects on the way are made when missing. */
  void apply(ObjectNode statement) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = parent(statement, at.head());
    String last = at.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(last), Fragments.json(json));
    } else if (json.isEmpty()) {
      if (((ObjectNode) parent).remove(last) == null) {
        throw new IllegalArgumentException("nothing to remove at " + pointer);
      }
    } else {
      ((ObjectNode) parent).set(last, Fragments.json(json));
    }
  }

  private static JsonNode parent(ObjectNode statement, JsonPointer pointer) {
    JsonNode found = statement.at(pointer);
    return found.isMissingNode() ? statement.withObject(pointer) : found;
  }
}
