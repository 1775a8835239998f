package dev.attain.xapi.validation;

import dev.attain.xapi.json.text.JsonLiteral;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonValue;
import dev.attain.xapi.json.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of the specification: the properties it may have, those it must have, and rules about
 * them together. Names are case sensitive, any other property is a violation (xAPI-Data 2.2).
 */
final class Shape implements ValueRule {
  private static final String NOT_ALLOWED = "XAPI-00010";
  private static final String WRONG_CASE = "XAPI-00008";
  private static final String NULL_VALUE = "XAPI-00001";

  private record Required(String name, String rule) {}

  private final String noun;
  private final String typeRule;
  private final Map<String, ValueRule> properties;
  private final List<Required> required;
  private final List<ObjectCheck> checks;

  private Shape(Builder builder) {
    this.noun = builder.noun;
    this.typeRule = builder.typeRule;
    this.properties = new HashMap<>(builder.properties);
    this.required = List.copyOf(builder.required);
    this.checks = List.copyOf(builder.checks);
  }

  /**
   * @param noun what the object is, with its article: "a score"
   * @param typeRule the rule that is broken when the value is not an object at all
   */
  static Builder of(String noun, String typeRule) {
    return new Builder(noun, typeRule);
  }

  /** Whether a value is JSON's null, which is a violation everywhere but inside extensions. */
  static boolean isNull(JsonValue value, Report report) {
    if (value instanceof JsonLiteral literal && literal.isNull()) {
      report.add(NULL_VALUE, "null is allowed inside extensions only; leave the property out");
      return true;
    }
    return false;
  }

  @Override
  public void check(JsonValue value, Report report) {
    if (!(value instanceof JsonObject object)) {
      report.add(typeRule, noun + " is a JSON object, not " + value.noun());
      return;
    }
    List<JsonMember> members = object.members();
    for (int i = 0; i < members.size(); i++) {
      JsonMember member = members.get(i);
      report.enter(member.name());
      ValueRule property = properties.get(member.name());
      if (property == null) {
        unknown(member.name(), report);
      } else if (!isNull(member.value(), report)) {
        property.check(member.value(), report);
      }
      report.leave();
    }
    for (int i = 0; i < required.size(); i++) {
      Required property = required.get(i);
      if (object.find(property.name()) == null) {
        report.add(property.rule(), noun + " needs the property " + Quoted.of(property.name()));
      }
    }
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).check(object, report);
    }
  }

  private void unknown(String name, Report report) {
    for (String known : properties.keySet()) {
      if (known.equalsIgnoreCase(name)) {
        report.add(WRONG_CASE, "property names are case sensitive; write " + Quoted.of(known));
        return;
      }
    }
    report.add(
        NOT_ALLOWED,
        noun + " has no property " + Quoted.of(name) + "; remove it, or put it into extensions");
  }

  /** Collects the properties of a shape. */
  static final class Builder {
    private final String noun;
    private final String typeRule;
    private final Map<String, ValueRule> properties = new HashMap<>();
    private final List<Required> required = new ArrayList<>();
    private final List<ObjectCheck> checks = new ArrayList<>();

    private Builder(String noun, String typeRule) {
      this.noun = noun;
      this.typeRule = typeRule;
    }

    Builder optional(String name, ValueRule rule) {
      properties.put(name, rule);
      return this;
    }

    /**
     * @param missingRule the rule that is broken when the property is absent
     */
    Builder required(String name, String missingRule, ValueRule rule) {
      required.add(new Required(name, missingRule));
      return optional(name, rule);
    }

    /** A property that exists elsewhere, and whose absence here is a rule of its own. */
    Builder forbidden(String name, String rule, String advice) {
      return optional(name, (value, report) -> report.add(rule, advice));
    }

    /** Properties that only some versions of the specification know. */
    Builder optional(Map<String, ValueRule> more) {
      properties.putAll(more);
      return this;
    }

    Builder check(ObjectCheck check) {
      checks.add(check);
      return this;
    }

    Shape build() {
      return new Shape(this);
    }
  }
}
