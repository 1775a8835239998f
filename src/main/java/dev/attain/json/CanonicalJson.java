package dev.attain.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The one text that all equal JSON values have: RFC 8785, the JSON Canonicalization Scheme. Equal
 * are values that differ in white space, in the order of properties or in how a number is written.
 */
public final class CanonicalJson {
  private static final int EXACT_BITS = 53;
  private static final int MOST_DIGITS = 17;
  private static final int MOST_PLAIN_DIGITS = 21;
  private static final int MOST_LEADING_ZEROS = 6;

  private final StringBuilder text = new StringBuilder();

  private CanonicalJson() {}

  /**
   * The canonical form, UTF-8.
   *
   * @throws IllegalArgumentException for what RFC 8785 has no form of: an integer of more than 53
   *     bits, a number that is not finite, half of a surrogate pair
   */
  public static byte[] bytes(JsonNode value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** As {@link #bytes}, as text. */
  public static String text(JsonNode value) {
    CanonicalJson canonical = new CanonicalJson();
    canonical.append(value);
    return canonical.text.toString();
  }

  private void append(JsonNode value) {
    if (value.isObject()) {
      object(value);
    } else if (value.isArray()) {
      array(value);
    } else if (value.isTextual()) {
      string(value.textValue());
    } else if (value.isNumber()) {
      text.append(number(value));
    } else if (value.isBoolean() || value.isNull()) {
      text.append(value.asText());
    } else {
      throw new IllegalArgumentException("no JSON value: " + value.getNodeType());
    }
  }

  private void object(JsonNode object) {
    // RFC 8785 section 3.2.3: by UTF-16 code units, as String compares.
    List<Map.Entry<String, JsonNode>> properties = new ArrayList<>(object.properties());
    properties.sort(Map.Entry.comparingByKey());
    text.append('{');
    for (Map.Entry<String, JsonNode> property : properties) {
      separate('{');
      string(property.getKey());
      text.append(':');
      append(property.getValue());
    }
    text.append('}');
  }

  private void array(JsonNode array) {
    text.append('[');
    for (JsonNode element : array) {
      separate('[');
      append(element);
    }
    text.append(']');
  }

  private void separate(char opening) {
    if (text.charAt(text.length() - 1) != opening) {
      text.append(',');
    }
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c)) {
        i = pair(value, i);
      } else {
        character(c);
      }
    }
    text.append('"');
  }

  /** Appends a surrogate pair, and returns the index of its second half. */
  private int pair(String value, int at) {
    if (at + 1 >= value.length()
        || !Character.isSurrogatePair(value.charAt(at), value.charAt(at + 1))) {
      throw new IllegalArgumentException("half of a surrogate pair at " + at + " of a text");
    }
    text.append(value, at, at + 2);
    return at + 1;
  }

  private void character(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (c < ' ') {
          text.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
          text.append(c);
        }
      }
    }
  }

  private static String number(JsonNode node) {
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(node + " has no canonical form");
    }
    if (node.isIntegralNumber() && node.bigIntegerValue().bitLength() > EXACT_BITS) {
      throw new IllegalArgumentException(node + " has more than 53 bits: write it as text");
    }
    return number(value);
  }

  /**
   * As ECMAScript writes numbers (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 asks
   * for. {@code Double.toString} does not give the fewest digits before JDK 19.
   */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + written(digits, point);
  }

  /** The value is 0.digits times 10 to the power of {@code point}. */
  private static String written(String digits, int point) {
    int count = digits.length();
    if (point >= count && point <= MOST_PLAIN_DIGITS) {
      return digits + "0".repeat(point - count);
    }
    if (point > 0 && point <= MOST_PLAIN_DIGITS) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (point <= 0 && point > -MOST_LEADING_ZEROS) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    return digits.charAt(0)
        + (count > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }

  /** The decimal of the fewest digits that reads as the value; of several the closest. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      // Below a power of two doubles are denser than above: the closest decimal may read as
      // another double where the next one further up does not.
      for (RoundingMode mode :
          List.of(RoundingMode.HALF_EVEN, RoundingMode.CEILING, RoundingMode.FLOOR)) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return rounded.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }
}
