package dev.attain.competency.framework.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.PathCondition.ExpectedValue;
import dev.attain.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a JSON tree with the record that it is to become, and finds every difference instead of
 * the first: the records themselves say which properties there are, their types, and (by
 * {@code @Nullable}) which may be absent. Lists, sets and maps may always be absent.
 *
 * <p>The tree that comes back has the {@link DocumentDefaults} filled in and unknown properties
 * taken out, so that it can become a record when {@link #isConstructible()}.
 */
final class RecordShape {
  private final Problems problems;
  private boolean constructible = true;

  RecordShape(Problems problems) {
    this.problems = problems;
  }

  /** Whether what was checked can become a record, apart from unknown properties. */
  boolean isConstructible() {
    return constructible;
  }

  JsonNode check(JsonNode node, Class<?> type, String path) {
    if (!(node instanceof ObjectNode object)) {
      return mismatch(node, path, "an object");
    }
    RecordComponent[] components = type.getRecordComponents();
    ObjectNode complete = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : components) {
      String name = component.getName();
      JsonNode value = object.get(name);
      if (value == null || value.isNull()) {
        value = DocumentDefaults.find(type, name);
      }
      if (value != null) {
        complete.set(name, checkValue(value, component.getGenericType(), path + "." + name));
      } else if (!mayBeAbsent(component)) {
        constructible = false;
        problems.add(path + "." + name, "is required");
      }
    }
    reportUnknown(object, components, path);
    return complete;
  }

  private void reportUnknown(ObjectNode object, RecordComponent[] components, String path) {
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(
                    path + "." + name,
                    "unknown property; known here are " + String.join(", ", known));
              }
            });
  }

  private static boolean mayBeAbsent(RecordComponent component) {
    Class<?> type = component.getType();
    return type == List.class
        || type == Set.class
        || type == Map.class
        || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private JsonNode checkValue(JsonNode node, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? checkMap(node, arguments[1], path)
          : checkArray(node, arguments[0], path);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == ExpectedValue.class) {
      return node;
    }
    return raw.isRecord() && raw != CompetencyId.class
        ? check(node, raw, path)
        : checkScalar(node, raw, path);
  }

  private JsonNode checkArray(JsonNode node, Type element, String path) {
    if (!node.isArray()) {
      return mismatch(node, path, "a list");
    }
    ArrayNode complete = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < node.size(); i++) {
      complete.add(checkValue(node.get(i), element, path + "[" + i + "]"));
    }
    return complete;
  }

  private JsonNode checkMap(JsonNode node, Type value, String path) {
    if (!node.isObject()) {
      return mismatch(node, path, "an object");
    }
    node.properties()
        .forEach(e -> checkValue(e.getValue(), value, path + "['" + e.getKey() + "']"));
    return node;
  }

  private JsonNode checkScalar(JsonNode node, Class<?> type, String path) {
    if (type == int.class || type == Integer.class) {
      return node.isIntegralNumber() && node.canConvertToInt()
          ? node
          : mismatch(node, path, "a whole number");
    }
    if (type == double.class || type == Double.class) {
      return node.isNumber() && Double.isFinite(node.doubleValue())
          ? node
          : mismatch(node, path, "a number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return node.isBoolean() ? node : mismatch(node, path, "true or false");
    }
    if (!node.isTextual()) {
      return mismatch(node, path, type.isEnum() ? oneOf(type) : "a text");
    }
    return checkText(node, type, path);
  }

  private JsonNode checkText(JsonNode node, Class<?> type, String path) {
    try {
      if (type == LocalDate.class) {
        LocalDate.parse(node.textValue());
      } else if (type == Instant.class) {
        Instant.parse(node.textValue());
      } else if (type.isEnum() && !names(type).contains(node.textValue())) {
        return mismatch(node, path, oneOf(type));
      }
      return node;
    } catch (DateTimeParseException e) {
      return mismatch(
          node,
          path,
          type == LocalDate.class
              ? "a date such as \"2026-01-31\""
              : "a time such as \"2026-01-31T09:00:00Z\"");
    }
  }

  private static String oneOf(Class<?> type) {
    return "one of " + String.join(", ", names(type));
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Json.MAPPER.valueToTree(constant).textValue())
        .collect(Collectors.toList());
  }

  private JsonNode mismatch(JsonNode node, String path, String expected) {
    constructible = false;
    String text = node.toString();
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    problems.add(path, shown + " is not " + expected);
    return node;
  }
}
