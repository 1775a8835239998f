package dev.attain.xapi.json.path;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonLiteral;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Whether two JSON values are the same value: numbers by what they amount to (1.0 is 1), objects
 * whatever the order of their members.
 */
public final class JsonEquality {
  private JsonEquality() {}

  public static boolean same(JsonValue one, JsonValue other) {
    if (one instanceof JsonString text) {
      return other instanceof JsonString otherText && text.value().equals(otherText.value());
    }
    if (one instanceof JsonNumber number) {
      return other instanceof JsonNumber otherNumber && sameNumber(number, otherNumber);
    }
    if (one instanceof JsonLiteral literal) {
      return other instanceof JsonLiteral otherLiteral && literal.word() == otherLiteral.word();
    }
    if (one instanceof JsonArray array) {
      return other instanceof JsonArray otherArray && sameItems(array.items(), otherArray.items());
    }
    return one instanceof JsonObject object
        && other instanceof JsonObject otherObject
        && sameMembers(object, otherObject);
  }

  /** What a number amounts to; empty when its exponent is beyond arithmetic. */
  public static Optional<BigDecimal> amount(JsonNumber number) {
    try {
      return Optional.of(new BigDecimal(number.text()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean sameNumber(JsonNumber one, JsonNumber other) {
    if (one.text().equals(other.text())) {
      return true;
    }
    Optional<BigDecimal> amount = amount(one);
    return amount.isPresent()
        && amount(other).filter(o -> o.compareTo(amount.get()) == 0).isPresent();
  }

  private static boolean sameItems(List<JsonValue> one, List<JsonValue> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameMembers(JsonObject one, JsonObject other) {
    if (one.members().size() != other.members().size()) {
      return false;
    }
    for (JsonMember member : one.members()) {
      JsonValue counterpart = other.find(member.name());
      if (counterpart == null || !same(member.value(), counterpart)) {
        return false;
      }
    }
    return true;
  }
}
