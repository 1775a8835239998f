package dev.attain.xapi.json;

import dev.attain.xapi.Actor;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Group;
import dev.attain.xapi.Iri;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonValue;
import org.jspecify.annotations.Nullable;

/** Agents and groups of a JSON tree. */
final class ActorJson {
  private ActorJson() {}

  static Actor actor(JsonObject json) {
    return "Group".equals(json.findText("objectType")) ? group(json) : agent(json);
  }

  static Agent agent(JsonObject json) {
    AgentIdentifier identifier = identifier(json);
    if (identifier == null) {
      throw new IllegalArgumentException("not a valid statement: an agent without an identifier");
    }
    return new Agent(json.findText("name"), identifier);
  }

  static Group group(JsonObject json) {
    return new Group(
        json.findText("name"),
        identifier(json),
        JsonFields.list(json.find("member"), ActorJson::agent));
  }

  private static @Nullable AgentIdentifier identifier(JsonObject json) {
    for (JsonMember member : json.members()) {
      AgentIdentifier identifier = identifier(member.name(), member.value());
      if (identifier != null) {
        return identifier;
      }
    }
    return null;
  }

  private static @Nullable AgentIdentifier identifier(String name, JsonValue value) {
    return switch (name) {
      case "mbox" -> new AgentIdentifier.Mbox(new Iri(JsonFields.text(value)));
      case "mbox_sha1sum" -> new AgentIdentifier.MboxSha1Sum(JsonFields.text(value));
      case "openid" -> new AgentIdentifier.OpenId(new Iri(JsonFields.text(value)));
      case "account" -> {
        JsonObject account = JsonFields.object(value);
        yield new AgentIdentifier.Account(
            new Iri(JsonFields.text(account, "homePage")), JsonFields.text(account, "name"));
      }
      default -> null;
    };
  }
}
