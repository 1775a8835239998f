package dev.attain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/**
 * Whether a statement came back as it was sent, but for what a server may or must change: it sets
 * {@code stored}, may set {@code authority}, may write times in UTC, and makes arrays of single
 * context activities.
 */
public final class ReceivedAgain {
  private static final Set<String> SET_BY_SERVER = Set.of("stored", "authority");
  private static final Set<String> CONTEXT_ACTIVITIES =
      Set.of("parent", "grouping", "category", "other");

  private ReceivedAgain() {}

  /** Fails at the first difference. */
  public static void compare(JsonNode sent, JsonNode back) {
    for (Map.Entry<String, JsonNode> property : sent.properties()) {
      String key = property.getKey();
      if (!SET_BY_SERVER.contains(key)) {
        same(key, "/" + key, property.getValue(), back.path(key));
      }
    }
  }

  private static void same(String key, String path, JsonNode sent, JsonNode back) {
    if (key.equals("timestamp") && back.isTextual()) {
      check(path, instant(sent).equals(instant(back)), sent, back);
    } else if (CONTEXT_ACTIVITIES.contains(key) && sent.isObject() && back.isArray()) {
      check(path, back.size() == 1, sent, back);
      same("", path + "/0", sent, back.get(0));
    } else if (sent.isNumber() && back.isNumber()) {
      check(path, sent.decimalValue().compareTo(back.decimalValue()) == 0, sent, back);
    } else if (sent instanceof ArrayNode && back instanceof ArrayNode) {
      check(path, sent.size() == back.size(), sent, back);
      for (int i = 0; i < sent.size(); i++) {
        same("", path + "/" + i, sent.get(i), back.get(i));
      }
    } else if (sent.isObject() && back.isObject()) {
      check(path, sent.size() == back.size(), sent, back);
      sent.properties()
          .forEach(
              p -> same(p.getKey(), path + "/" + p.getKey(), p.getValue(), back.path(p.getKey())));
    } else {
      check(path, sent.equals(back), sent, back);
    }
  }

  private static Instant instant(JsonNode time) {
    return OffsetDateTime.parse(time.asText()).toInstant();
  }

  private static void check(String path, boolean same, JsonNode sent, JsonNode back) {
    if (!same) {
      throw new AssertionError("%s was sent as %s and came back as %s".formatted(path, sent, back));
    }
  }
}
