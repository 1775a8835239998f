package dev.attain.xapi.validation;

import dev.attain.xapi.Attachment;
import dev.attain.xapi.Verb;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonValue;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules of one version of the specification about a statement (xAPI-Data 2.4). */
final class StatementRules {
  private static final ValueRule VERB =
      Shape.of("a verb", "XAPI-00006")
          .required("id", "XAPI-00044", Values.iri("XAPI-00044"))
          .optional("display", Values.languageMap("XAPI-00045"))
          .build();

  private static final ValueRule STATEMENT_REF_SHAPE =
      Shape.of("a statement reference", "XAPI-00006")
          .required("objectType", "XAPI-00073", Values.oneOf("XAPI-00073", "StatementRef"))
          .required("id", "XAPI-00072", Values.text("XAPI-00072", Format.UUID))
          .build();

  private static final ValueRule STATEMENT_REF =
      Values.byObjectType(
          "XAPI-00092", STATEMENT_REF_SHAPE, Map.of("StatementRef", STATEMENT_REF_SHAPE));

  private static final ValueRule ATTACHMENT =
      Shape.of("an attachment", "XAPI-00025")
          .required("usageType", "XAPI-00107", Values.iri("XAPI-00107"))
          .required("display", "XAPI-00106", Values.languageMap("XAPI-00106"))
          .optional("description", Values.languageMap("Data 2.4.11"))
          .required("contentType", "XAPI-00105", Values.text("XAPI-00105", Format.MEDIA_TYPE))
          .required("length", "XAPI-00102", Values.count("XAPI-00102"))
          .required("sha2", "XAPI-00103", Values.text("XAPI-00103", Format.SHA2))
          .optional("fileUrl", Values.iri("XAPI-00104"))
          .check(StatementRules::checkSignature)
          .build();

  private static final StatementRules V1_0_3 =
      new StatementRules(Format.ISO_8601, versions("1.0 or 1.0.x", "1.0"), Map.of());
  private static final StatementRules V2_0_0 =
      new StatementRules(
          Format.RFC_3339, versions("1.0.x or 2.0.x", "1.0", "2.0"), ContextRules.ADDED_BY_2_0);

  private final ValueRule statement;

  /**
   * @param timestamp the form of timestamps; 1.0.3 recommends RFC 3339 (4.5.s1.b2), 2.0 requires it
   * @param version the form of a statement's own version; 2.0 takes statements of 1.0.x as well
   * @param context the properties of contexts beyond those of all versions
   */
  private StatementRules(Format timestamp, Format version, Map<String, ValueRule> context) {
    ValueRule contextRule = ContextRules.context(STATEMENT_REF, context);
    ValueRule subStatement =
        common(Shape.of("a sub-statement", "XAPI-00066"), timestamp, contextRule)
            .optional("objectType", Values.text("XAPI-00032"))
            .required("object", "XAPI-00005", object(StatementRules::nested))
            .forbidden("id", "XAPI-00070", "a sub-statement has no id; remove it")
            .forbidden("stored", "XAPI-00069", "a sub-statement has no stored; remove it")
            .forbidden("version", "XAPI-00068", "a sub-statement has no version; remove it")
            .forbidden("authority", "XAPI-00067", "a sub-statement has no authority; remove it")
            .build();
    this.statement =
        common(Shape.of("a statement", "XAPI-00006"), timestamp, contextRule)
            .optional("id", Values.text("XAPI-00027", Format.UUID))
            .required("object", "XAPI-00005", object(subStatement))
            .optional("stored", Values.text("XAPI-00023", timestamp))
            .optional("version", Values.text("XAPI-00101", version))
            .optional("authority", ActorRules.AUTHORITY)
            .check(StatementRules::checkVoiding)
            .build();
  }

  static StatementRules of(XapiVersion version) {
    return switch (version) {
      case V1_0_3 -> V1_0_3;
      case V2_0_0 -> V2_0_0;
    };
  }

  void check(JsonValue value, Report report) {
    if (!Shape.isNull(value, report)) {
      statement.check(value, report);
    }
  }

  private static Format versions(String expected, String... lines) {
    return new Format(
        "a version here, which is " + expected,
        text -> Arrays.stream(lines).anyMatch(line -> isOfLine(text, line)));
  }

  private static boolean isOfLine(String text, String line) {
    int patch = line.length() + 1;
    return text.equals(line)
        || (text.startsWith(line + ".")
            && text.length() > patch
            && text.chars().skip(patch).allMatch(c -> c >= '0' && c <= '9'));
  }

  /** What statements and sub-statements have in common. */
  private static Shape.Builder common(Shape.Builder shape, Format timestamp, ValueRule context) {
    return shape
        .required("actor", "XAPI-00003", ActorRules.ACTOR)
        .required("verb", "XAPI-00004", VERB)
        .optional("result", ResultRules.RESULT)
        .optional("context", context)
        .optional("timestamp", Values.text("XAPI-00022", timestamp))
        .optional("attachments", Values.listOf("XAPI-00025", "an array of attachments", ATTACHMENT))
        .check(
            (statement, report) -> checkActivityOnly(statement, "revision", "XAPI-00084", report))
        .check(
            (statement, report) -> checkActivityOnly(statement, "platform", "XAPI-00085", report));
  }

  private static ValueRule object(ValueRule subStatement) {
    return Values.byObjectType(
        "XAPI-00046",
        StatementRules::untypedObject,
        Map.of(
            "Activity", ActivityRules.ACTIVITY_SHAPE,
            "Agent", ActorRules.ACTOR,
            "Group", ActorRules.ACTOR,
            "StatementRef", STATEMENT_REF_SHAPE,
            "SubStatement", subStatement));
  }

  /** An object without objectType is an activity; what is clearly meant as another is told so. */
  private static void untypedObject(JsonValue value, Report report) {
    if (value instanceof JsonObject object && ActorRules.isActorLike(object)) {
      report.add("XAPI-00065", "an agent or group as object needs its objectType");
    } else if (value instanceof JsonObject object && object.find("verb") != null) {
      report.add("XAPI-00073", "a sub-statement as object needs \"objectType\": \"SubStatement\"");
    } else {
      ActivityRules.ACTIVITY_SHAPE.check(value, report);
    }
  }

  private static void nested(JsonValue value, Report report) {
    report.add("XAPI-00071", "a sub-statement's object is not a sub-statement again");
  }

  /** A context's revision and platform are those of an activity (2.4.6.s4.b1, b2). */
  private static void checkActivityOnly(
      JsonObject statement, String name, String rule, Report report) {
    if (!(statement.find("context") instanceof JsonObject context)
        || context.find(name) == null
        || isActivity(statement.find("object"))) {
      return;
    }
    report.enter("context");
    report.enter(name);
    report.add(rule, "only a statement about an activity has this in its context; remove it");
    report.leave();
    report.leave();
  }

  private static boolean isActivity(@Nullable JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      return false;
    }
    String type = object.findText("objectType");
    return type == null || type.equals("Activity");
  }

  /** A statement with the voiding verb refers to the statement it voids (2.3.2). */
  private static void checkVoiding(JsonObject statement, Report report) {
    if (statement.find("verb") instanceof JsonObject verb
        && Verb.VOIDED.value().equals(verb.findText("id"))
        && statement.find("object") instanceof JsonObject object
        && !"StatementRef".equals(object.findText("objectType"))) {
      report.enter("object");
      report.add("XAPI-00017", "a voiding statement's object is a StatementRef");
      report.leave();
    }
  }

  /** An attachment that is a signature is octets (2.6.s4.b1). */
  private static void checkSignature(JsonObject attachment, Report report) {
    String type = attachment.findText("contentType");
    if (Attachment.SIGNATURE.value().equals(attachment.findText("usageType"))
        && type != null
        && !type.split(";", 2)[0].strip().equalsIgnoreCase("application/octet-stream")) {
      report.enter("contentType");
      report.add("XAPI-00115", "a signature's contentType is application/octet-stream");
      report.leave();
    }
  }
}
