package dev.attain.xapi.validation;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonLiteral;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonValue;
import dev.attain.xapi.json.text.Quoted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that values of the specification's data types follow (xAPI-Data 4). */
final class Values {
  /** An extension's key is an IRI, and its value is anything, null included (xAPI-Data 4.1). */
  static final ValueRule EXTENSIONS = Values::extensions;

  private static final int MAX_LONG_DIGITS = 18;

  /** {@code e+999}. */
  private static final int MAX_EXPONENT_LENGTH = 5;

  private Values() {}

  static ValueRule text(String rule) {
    return (value, report) -> {
      if (!(value instanceof JsonString)) {
        wrongType(rule, "a string,", value, report);
      }
    };
  }

  static ValueRule text(String rule, Format format) {
    return (value, report) -> {
      if (!(value instanceof JsonString string)) {
        wrongType(rule, "a string,", value, report);
      } else if (!format.test().test(string.value())) {
        report.add(rule, format.complaint(string.value()));
      }
    };
  }

  static ValueRule iri(String rule) {
    return text(rule, Format.IRI);
  }

  static ValueRule oneOf(String rule, String... allowed) {
    Set<String> all = Set.of(allowed);
    String expected = "one of " + String.join(", ", allowed) + " in this letter case";
    return text(rule, new Format(expected, all::contains));
  }

  static ValueRule bool(String rule) {
    return (value, report) -> {
      if (!(value instanceof JsonLiteral)) {
        wrongType(rule, "true or false, without quotes,", value, report);
      }
    };
  }

  /**
   * A number that arithmetic can be done with: its exponent, if it has one, is within ±999. In
   * extensions, where nothing computes, numbers are unbounded.
   */
  static ValueRule decimal(String rule) {
    return (value, report) -> {
      if (!(value instanceof JsonNumber number)) {
        wrongType(rule, "a number, without quotes,", value, report);
      } else if (!isComputable(number)) {
        report.add(
            Violation.LIMIT,
            Quoted.of(number.text()) + " is not a score: its exponent is not within -999..999");
      }
    };
  }

  private static boolean isComputable(JsonNumber number) {
    String text = number.text();
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    return mark < 0 || text.length() - mark <= MAX_EXPONENT_LENGTH;
  }

  /** The value of a property that follows {@link #decimal}; null when it is absent or does not. */
  static @Nullable BigDecimal findDecimal(JsonObject object, String name) {
    return object.find(name) instanceof JsonNumber number && isComputable(number)
        ? new BigDecimal(number.text())
        : null;
  }

  /** A whole number, not negative, below 10^18. */
  static ValueRule count(String rule) {
    return (value, report) -> {
      if (!(value instanceof JsonNumber number)) {
        wrongType(rule, "a number, without quotes,", value, report);
      } else if (!number.text().chars().allMatch(c -> c >= '0' && c <= '9')
          || number.text().length() > MAX_LONG_DIGITS) {
        report.add(rule, Quoted.of(number.text()) + " is not a whole number from 0 up to 10^18");
      }
    };
  }

  static ValueRule listOf(String rule, String noun, ValueRule item) {
    return (value, report) -> {
      if (!(value instanceof JsonArray array)) {
        wrongType(rule, noun + ",", value, report);
        return;
      }
      items(array, item, report);
    };
  }

  /** An array of at least one, as {@link #listOf} otherwise. */
  static ValueRule filledListOf(String rule, String noun, ValueRule item) {
    ValueRule list = listOf(rule, noun, item);
    return (value, report) -> {
      list.check(value, report);
      if (value instanceof JsonArray array && array.items().isEmpty()) {
        report.add(rule, noun + " has at least one item; leave the property out instead");
      }
    };
  }

  static ValueRule oneOrListOf(ValueRule item) {
    return (value, report) -> {
      if (value instanceof JsonArray array) {
        items(array, item, report);
      } else {
        item.check(value, report);
      }
    };
  }

  private static void items(JsonArray array, ValueRule item, Report report) {
    List<JsonValue> items = array.items();
    for (int i = 0; i < items.size(); i++) {
      report.enter(i);
      if (!Shape.isNull(items.get(i), report)) {
        item.check(items.get(i), report);
      }
      report.leave();
    }
  }

  /** A language map (xAPI-Data 4.2); {@code rule} is broken by one that is not even an object. */
  static ValueRule languageMap(String rule) {
    return (value, report) -> {
      if (!(value instanceof JsonObject map)) {
        wrongType(rule, "a language map such as {\"en-US\": \"text\"},", value, report);
        return;
      }
      for (JsonMember member : map.members()) {
        report.enter(member.name());
        if (!Format.LANGUAGE_TAG.test().test(member.name())) {
          report.add("XAPI-00121", Format.LANGUAGE_TAG.complaint(member.name()));
        }
        if (!Shape.isNull(member.value(), report) && !(member.value() instanceof JsonString)) {
          wrongType(rule, "a string,", member.value(), report);
        }
        report.leave();
      }
    };
  }

  private static void extensions(JsonValue value, Report report) {
    if (!(value instanceof JsonObject object)) {
      wrongType("XAPI-00120", "an object of extensions by IRI,", value, report);
      return;
    }
    for (JsonMember member : object.members()) {
      if (!Texts.isIri(member.name())) {
        report.enter(member.name());
        report.add("XAPI-00118", Format.IRI.complaint(member.name()));
        report.leave();
      }
    }
  }

  /**
   * The rule that an object's {@code objectType} selects.
   *
   * @param rule broken by a type that is not allowed here
   * @param absent the rule when there is no type, or when the value is not an object
   */
  static ValueRule byObjectType(String rule, ValueRule absent, Map<String, ValueRule> byType) {
    ValueRule typeRule = oneOf(rule, byType.keySet().stream().sorted().toArray(String[]::new));
    return (value, report) -> {
      JsonValue type = value instanceof JsonObject object ? object.find("objectType") : null;
      ValueRule selected = type instanceof JsonString text ? byType.get(text.value()) : absent;
      if (selected != null && (type == null || type instanceof JsonString)) {
        selected.check(value, report);
        return;
      }
      report.enter("objectType");
      if (type != null && !Shape.isNull(type, report)) {
        typeRule.check(type, report);
      }
      report.leave();
    };
  }

  private static void wrongType(String rule, String expected, JsonValue value, Report report) {
    report.add(rule, "this has to be " + expected + " not " + value.noun());
  }
}
