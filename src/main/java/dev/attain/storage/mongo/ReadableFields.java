package dev.attain.storage.mongo;

import dev.attain.xapi.json.Timestamps;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonLiteral;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.time.Instant;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * What other tools may read of a statement without knowing xAPI's JSON. Nothing is decided by it,
 * and it says nothing where the statement has something unexpected: the exact statement is beside
 * it. Field names are always these, never a client's; texts above 1,000 characters are left out.
 *
 * <pre>
 * timestamp: Date, verb: IRI, duration: text, registration: text, success, completion: boolean
 * actor:  {type, name, mbox, mbox_sha1sum, openid, homePage, account}
 * object: {type, id}
 * score:  {scaled, raw, min, max}
 * </pre>
 */
final class ReadableFields {
  private static final int MAX_CHARACTERS = 1_000;

  private final BsonDocument fields;

  private ReadableFields(BsonDocument fields) {
    this.fields = fields;
  }

  /** Adds the fields of a statement, those that it has. */
  static void add(byte[] json, BsonDocument document) {
    if (JsonText.parse(json, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed
        && parsed.root() instanceof JsonObject statement) {
      new ReadableFields(document).addStatement(statement);
    }
  }

  private void addStatement(JsonObject statement) {
    String timestamp = statement.findText("timestamp");
    Instant instant = timestamp == null ? null : Timestamps.parse(timestamp);
    if (instant != null) {
      fields.append("timestamp", new BsonDateTime(instant.toEpochMilli()));
    }
    if (statement.find("actor") instanceof JsonObject actor) {
      fields.append("actor", actor(actor));
    }
    if (statement.find("verb") instanceof JsonObject verb) {
      text(verb, "id", fields, "verb");
    }
    if (statement.find("object") instanceof JsonObject object) {
      fields.append("object", object(object));
    }
    if (statement.find("result") instanceof JsonObject result) {
      addResult(result);
    }
    if (statement.find("context") instanceof JsonObject context) {
      text(context, "registration", fields, "registration");
    }
  }

  private static BsonDocument actor(JsonObject actor) {
    BsonDocument readable = new BsonDocument();
    text(actor, "objectType", readable, "type");
    for (String name : new String[] {"name", "mbox", "mbox_sha1sum", "openid"}) {
      text(actor, name, readable, name);
    }
    if (actor.find("account") instanceof JsonObject account) {
      text(account, "homePage", readable, "homePage");
      text(account, "name", readable, "account");
    }
    return readable;
  }

  /** An object without a type is an activity; agents and groups there have no id to be shown. */
  private static BsonDocument object(JsonObject object) {
    BsonDocument readable = new BsonDocument();
    String type = object.findText("objectType");
    if (type == null) {
      readable.append("type", new BsonString("Activity"));
    } else {
      text(object, "objectType", readable, "type");
    }
    text(object, "id", readable, "id");
    return readable;
  }

  private void addResult(JsonObject result) {
    if (result.find("score") instanceof JsonObject score) {
      BsonDocument readable = new BsonDocument();
      for (String name : new String[] {"scaled", "raw", "min", "max"}) {
        number(score.find(name), name, readable);
      }
      fields.append("score", readable);
    }
    bool(result, "success");
    bool(result, "completion");
    text(result, "duration", fields, "duration");
  }

  /** As near as a double comes to it; what is beyond a double is left out. */
  private static void number(@Nullable JsonValue value, String name, BsonDocument readable) {
    if (value instanceof JsonNumber number) {
      double nearest = Double.parseDouble(number.text());
      if (Double.isFinite(nearest)) {
        readable.append(name, new BsonDouble(nearest));
      }
    }
  }

  private void bool(JsonObject owner, String name) {
    if (owner.find(name) instanceof JsonLiteral literal && !literal.isNull()) {
      fields.append(name, BsonBoolean.valueOf(literal.word() == JsonLiteral.Word.TRUE));
    }
  }

  private static void text(JsonObject owner, String name, BsonDocument readable, String field) {
    String text = owner.findText(name);
    if (text != null && text.length() <= MAX_CHARACTERS) {
      readable.append(field, new BsonString(text));
    }
  }
}
