package dev.attain.analytics.statements.export;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.xapi.json.StatementRenderer;
import dev.attain.xapi.json.path.PathExpression;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement as JSON, with what the LRS adds. */
final class StatementTree {
  private static final StatementRenderer RENDERER = new StatementRenderer();

  private StatementTree() {}

  static byte[] bytes(StatementRow row) {
    return RENDERER.exact(row.stored().json(), row.stored().position().stored());
  }

  static String text(StatementRow row) {
    return new String(bytes(row), StandardCharsets.UTF_8);
  }

  /** What is at a path: a text as it is, all else as its JSON; several separated by spaces. */
  static @Nullable String find(StatementRow row, PathExpression path) {
    byte[] json = bytes(row);
    if (!(JsonText.parse(json, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed)) {
      throw new IllegalStateException("statement " + row.stored().id() + " is no JSON");
    }
    List<JsonValue> found = path.find(parsed.root());
    return found.isEmpty()
        ? null
        : found.stream().map(value -> text(value, json)).collect(Collectors.joining(" "));
  }

  private static String text(JsonValue value, byte[] json) {
    return value instanceof JsonString string
        ? string.value()
        : new String(json, value.start(), value.end() - value.start(), StandardCharsets.UTF_8);
  }
}
