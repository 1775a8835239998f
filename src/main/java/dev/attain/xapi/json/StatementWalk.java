package dev.attain.xapi.json;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the places of a statement where its parts stand, sub-statements included; a subclass
 * does something with the parts that it wants.
 */
abstract class StatementWalk {
  void actor(JsonObject actor) {}

  void verb(JsonObject verb) {}

  void activity(JsonObject activity) {}

  void attachment(JsonObject attachment) {}

  void timestamp(JsonString timestamp) {}

  /** One of parent, grouping, category, other; afterwards its activities are walked. */
  void contextActivity(JsonValue value) {}

  final void statement(JsonObject statement) {
    actorAt(statement.find("actor"));
    actorAt(statement.find("authority"));
    if (statement.find("verb") instanceof JsonObject verb) {
      verb(verb);
    }
    if (statement.find("object") instanceof JsonObject object) {
      object(object);
    }
    if (statement.find("context") instanceof JsonObject context) {
      context(context);
    }
    if (statement.find("timestamp") instanceof JsonString timestamp) {
      timestamp(timestamp);
    }
    if (statement.find("attachments") instanceof JsonArray attachments) {
      for (JsonValue item : attachments.items()) {
        if (item instanceof JsonObject attachment) {
          attachment(attachment);
        }
      }
    }
  }

  private void object(JsonObject object) {
    String type = object.findText("objectType");
    switch (type == null ? "Activity" : type) {
      case "Activity" -> activity(object);
      case "Agent", "Group" -> actor(object);
      case "SubStatement" -> statement(object);
      default -> {}
    }
  }

  private void context(JsonObject context) {
    actorAt(context.find("instructor"));
    actorAt(context.find("team"));
    actorsAt(context.find("contextAgents"), "agent");
    actorsAt(context.find("contextGroups"), "group");
    if (context.find("contextActivities") instanceof JsonObject activities) {
      for (JsonMember member : activities.members()) {
        contextActivity(member.value());
        if (member.value() instanceof JsonObject single) {
          activity(single);
        } else if (member.value() instanceof JsonArray array) {
          array.items().forEach(item -> activity((JsonObject) item));
        }
      }
    }
  }

  private void actorAt(@Nullable JsonValue value) {
    if (value instanceof JsonObject actor) {
      actor(actor);
    }
  }

  private void actorsAt(@Nullable JsonValue value, String name) {
    if (value instanceof JsonArray array) {
      for (JsonValue item : array.items()) {
        if (item instanceof JsonObject object) {
          actorAt(object.find(name));
        }
      }
    }
  }
}
