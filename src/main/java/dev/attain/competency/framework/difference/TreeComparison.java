package dev.attain.competency.framework.difference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.difference.Change.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two documents as trees, so that a property that frameworks learn later is compared too.
 * Elements of lists are matched by what identifies them; lists of plain values are compared without
 * regard to their order, which means nothing in them.
 */
final class TreeComparison {
  /** What identifies the elements of a list. */
  private static final Map<String, String> KEYS =
      Map.of(
          "scale", "level",
          "competencies", "id",
          "gates", "fromLevel",
          "resources", "id",
          "mappings", "id",
          "emit", "competency");

  private final List<Change> changes = new ArrayList<>();

  List<Change> compare(JsonNode before, JsonNode after) {
    objects(Place.ROOT, before, after);
    return changes;
  }

  private void objects(Place place, JsonNode before, JsonNode after) {
    Set<String> properties = new LinkedHashSet<>();
    after.fieldNames().forEachRemaining(properties::add);
    before.fieldNames().forEachRemaining(properties::add);
    for (String property : properties) {
      property(place, property, before.get(property), after.get(property));
    }
  }

  private void property(
      Place owner, String property, @Nullable JsonNode before, @Nullable JsonNode after) {
    Place place = owner.property(property);
    if (before != null && after != null && before.isObject() && after.isObject()) {
      objects(place, before, after);
    } else if (KEYS.containsKey(property) && (isList(before) || isList(after))) {
      elements(owner, place, property, before, after);
    } else if (isList(before) || isList(after)) {
      values(place, before, after);
    } else {
      value(place, before, after);
    }
  }

  private static boolean isList(@Nullable JsonNode node) {
    return node != null && node.isArray();
  }

  private void elements(
      Place owner, Place place, String list, @Nullable JsonNode before, @Nullable JsonNode after) {
    String key = KEYS.getOrDefault(list, "id");
    Map<String, JsonNode> old = byKey(key, before);
    Map<String, JsonNode> young = byKey(key, after);
    young.forEach(
        (id, element) -> {
          Place at = place.element(owner, list, key, element);
          JsonNode was = old.get(id);
          if (was == null) {
            add(Kind.ADDED, at, null, element, at.opening() + " is new.");
          } else {
            objects(at, was, element);
          }
        });
    old.forEach(
        (id, element) -> {
          if (!young.containsKey(id)) {
            Place at = place.element(owner, list, key, element);
            add(Kind.REMOVED, at, element, null, at.opening() + " is gone.");
          }
        });
  }

  /** Of several elements with one key, such as two gates from one level, the n-th of both match. */
  private static Map<String, JsonNode> byKey(String key, @Nullable JsonNode list) {
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    if (list != null) {
      for (JsonNode element : list) {
        String id = element.path(key).asText();
        int same = 0;
        while (elements.containsKey(id + "#" + same)) {
          same++;
        }
        elements.put(id + "#" + same, element);
      }
    }
    return elements;
  }

  private void values(Place place, @Nullable JsonNode before, @Nullable JsonNode after) {
    List<JsonNode> gone = sorted(before);
    List<JsonNode> fresh = sorted(after);
    sorted(before).forEach(fresh::remove);
    sorted(after).forEach(gone::remove);
    for (JsonNode value : fresh) {
      add(Kind.ADDED, place, null, value, place.opening() + " now include " + value + ".");
    }
    for (JsonNode value : gone) {
      add(Kind.REMOVED, place, value, null, place.opening() + " no longer include " + value + ".");
    }
  }

  private static List<JsonNode> sorted(@Nullable JsonNode list) {
    List<JsonNode> values = new ArrayList<>();
    if (list != null) {
      list.forEach(values::add);
    }
    values.sort(Comparator.comparing(JsonNode::toString));
    return values;
  }

  private void value(Place place, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (after == null && before != null) {
      add(
          Kind.REMOVED,
          place,
          before,
          null,
          place.opening() + " is no longer given; it was " + before + ".");
    } else if (before == null && after != null) {
      add(Kind.ADDED, place, null, after, place.opening() + " is now " + after + ".");
    } else if (before != null && after != null && !before.equals(after)) {
      add(
          Kind.CHANGED,
          place,
          before,
          after,
          place.opening() + " changes from " + before + " to " + after + ".");
    }
  }

  private void add(
      Kind kind,
      Place place,
      @Nullable JsonNode before,
      @Nullable JsonNode after,
      String sentence) {
    changes.add(new Change(kind, place.subject(), place.path(), before, after, sentence));
  }
}
