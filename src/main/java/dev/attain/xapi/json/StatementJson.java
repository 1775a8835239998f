package dev.attain.xapi.json;

import dev.attain.xapi.Attachment;
import dev.attain.xapi.Context;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.ContextAgent;
import dev.attain.xapi.ContextGroup;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import dev.attain.xapi.Result;
import dev.attain.xapi.Score;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.StatementObject;
import dev.attain.xapi.StatementRef;
import dev.attain.xapi.SubStatement;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The typed {@link Statement} of a JSON text that is known to be valid. Nothing is checked beyond
 * what the types need; unknown properties are passed over.
 */
public final class StatementJson {
  private final JsonFields fields;

  private StatementJson(byte[] text) {
    this.fields = new JsonFields(text);
  }

  /**
   * Reads a statement as it is stored.
   *
   * @param exact one statement, UTF-8
   * @throws IllegalArgumentException when the text is not a valid statement
   */
  public static Statement read(byte[] exact) {
    if (JsonText.parse(exact, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed
        && parsed.root() instanceof JsonObject root) {
      return of(root, exact);
    }
    throw new IllegalArgumentException("not the JSON text of a statement");
  }

  /**
   * The statement of a tree.
   *
   * @param text the bytes that {@code tree} was parsed from
   * @throws IllegalArgumentException when the tree is not a valid statement
   */
  public static Statement of(JsonObject tree, byte[] text) {
    return new StatementJson(text).statement(tree);
  }

  private Statement statement(JsonObject json) {
    JsonValue authority = json.find("authority");
    return new Statement(
        mapped(json.findText("id"), StatementId::of),
        ActorJson.actor(JsonFields.object(json, "actor")),
        fields.verb(JsonFields.object(json, "verb")),
        object(JsonFields.object(json, "object")),
        result(json.find("result")),
        context(json.find("context")),
        timestamp(json, "timestamp"),
        timestamp(json, "stored"),
        authority == null ? null : ActorJson.actor(JsonFields.object(authority)),
        json.findText("version"),
        JsonFields.list(json.find("attachments"), this::attachment));
  }

  private StatementObject object(JsonObject json) {
    String type = json.findText("objectType");
    return switch (type == null ? "Activity" : type) {
      case "Agent", "Group" -> ActorJson.actor(json);
      case "StatementRef" -> statementRef(json);
      case "SubStatement" -> subStatement(json);
      default -> fields.activity(json);
    };
  }

  private SubStatement subStatement(JsonObject json) {
    return new SubStatement(
        ActorJson.actor(JsonFields.object(json, "actor")),
        fields.verb(JsonFields.object(json, "verb")),
        object(JsonFields.object(json, "object")),
        result(json.find("result")),
        context(json.find("context")),
        timestamp(json, "timestamp"),
        JsonFields.list(json.find("attachments"), this::attachment));
  }

  private static StatementRef statementRef(JsonObject json) {
    return new StatementRef(StatementId.of(JsonFields.text(json, "id")));
  }

  private @Nullable Result result(@Nullable JsonValue value) {
    if (!(value instanceof JsonObject json)) {
      return null;
    }
    return new Result(
        json.find("score") instanceof JsonObject score ? score(score) : null,
        JsonFields.bool(json, "success"),
        JsonFields.bool(json, "completion"),
        json.findText("response"),
        json.findText("duration"),
        fields.extensions(json));
  }

  private static Score score(JsonObject json) {
    return new Score(
        decimal(json, "scaled"), decimal(json, "raw"), decimal(json, "min"), decimal(json, "max"));
  }

  private static @Nullable BigDecimal decimal(JsonObject json, String name) {
    return json.find(name) instanceof JsonNumber number ? new BigDecimal(number.text()) : null;
  }

  private @Nullable Context context(@Nullable JsonValue value) {
    if (!(value instanceof JsonObject json)) {
      return null;
    }
    return new Context(
        mapped(json.findText("registration"), Registration::of),
        json.find("instructor") instanceof JsonObject actor ? ActorJson.actor(actor) : null,
        json.find("team") instanceof JsonObject team ? ActorJson.group(team) : null,
        contextActivities(json.find("contextActivities")),
        JsonFields.list(json.find("contextAgents"), this::contextAgent),
        JsonFields.list(json.find("contextGroups"), this::contextGroup),
        json.findText("revision"),
        json.findText("platform"),
        json.findText("language"),
        json.find("statement") instanceof JsonObject ref ? statementRef(ref) : null,
        fields.extensions(json));
  }

  private ContextActivities contextActivities(@Nullable JsonValue value) {
    if (!(value instanceof JsonObject json) || json.members().isEmpty()) {
      return ContextActivities.EMPTY;
    }
    return new ContextActivities(
        JsonFields.list(json.find("parent"), fields::activity),
        JsonFields.list(json.find("grouping"), fields::activity),
        JsonFields.list(json.find("category"), fields::activity),
        JsonFields.list(json.find("other"), fields::activity));
  }

  private ContextAgent contextAgent(JsonObject json) {
    return new ContextAgent(
        ActorJson.agent(JsonFields.object(json, "agent")),
        JsonFields.iris(json.find("relevantTypes")));
  }

  private ContextGroup contextGroup(JsonObject json) {
    return new ContextGroup(
        ActorJson.group(JsonFields.object(json, "group")),
        JsonFields.iris(json.find("relevantTypes")));
  }

  private Attachment attachment(JsonObject json) {
    return new Attachment(
        new Iri(JsonFields.text(json, "usageType")),
        JsonFields.languageMap(json.find("display")),
        JsonFields.languageMap(json.find("description")),
        JsonFields.text(json, "contentType"),
        JsonFields.count(json, "length"),
        JsonFields.text(json, "sha2"),
        JsonFields.iri(json, "fileUrl"));
  }

  private static @Nullable Instant timestamp(JsonObject json, String name) {
    return mapped(json.findText(name), Timestamps::parse);
  }

  private static <T> @Nullable T mapped(
      @Nullable String text, Function<String, @Nullable T> mapping) {
    return text == null ? null : mapping.apply(text);
  }
}
