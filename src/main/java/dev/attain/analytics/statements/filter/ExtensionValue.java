package dev.attain.analytics.statements.filter;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonLiteral;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What of an extension's value can be compared: itself, or the items of an array. */
final class ExtensionValue {
  /** A number with a larger exponent is none that a filter can be meant for. */
  private static final int MOST_DIGITS = 1_000;

  private ExtensionValue() {}

  static List<Operand> operands(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    if (JsonText.parse(text, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed) {
      return parsed.root() instanceof JsonArray array
          ? array.items().stream().map(ExtensionValue::operand).flatMap(Optional::stream).toList()
          : operand(parsed.root()).stream().toList();
    }
    return List.of();
  }

  private static Optional<Operand> operand(JsonValue value) {
    if (value instanceof JsonString string) {
      return Optional.of(new Operand.Text(string.value()));
    }
    if (value instanceof JsonNumber number) {
      BigDecimal decimal = new BigDecimal(number.text());
      return Math.abs((long) decimal.scale()) > MOST_DIGITS
          ? Optional.empty()
          : Optional.of(new Operand.Number(decimal));
    }
    if (value instanceof JsonLiteral literal && literal.word() != JsonLiteral.Word.NULL) {
      return Optional.of(new Operand.Truth(literal.word() == JsonLiteral.Word.TRUE));
    }
    return Optional.empty();
  }
}
