package dev.attain.xapi.json;

import dev.attain.xapi.Actor;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Group;
import dev.attain.xapi.Iri;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Agents and groups of a JSON tree. */
final class ActorJson {
  private ActorJson() {}

  static Actor actor(JsonObject json) {
    return "Group".equals(json.findText("objectType")) ? group(json) : agent(json);
  }

  static Agent agent(JsonObject json) {
    return new Agent(json.findText("name"), Objects.requireNonNull(identifier(json)));
  }

  static Group group(JsonObject json) {
    return new Group(
        json.findText("name"),
        identifier(json),
        JsonFields.list(json.find("member"), ActorJson::agent));
  }

  private static @Nullable AgentIdentifier identifier(JsonObject json) {
    for (JsonMember member : json.members()) {
      switch (member.name()) {
        case "mbox":
          return new AgentIdentifier.Mbox(new Iri(text(member)));
        case "mbox_sha1sum":
          return new AgentIdentifier.MboxSha1Sum(text(member));
        case "openid":
          return new AgentIdentifier.OpenId(new Iri(text(member)));
        case "account":
          JsonObject account = (JsonObject) member.value();
          return new AgentIdentifier.Account(
              new Iri(Objects.requireNonNull(account.findText("homePage"))),
              Objects.requireNonNull(account.findText("name")));
        default:
          break;
      }
    }
    return null;
  }

  private static String text(JsonMember member) {
    return ((JsonString) member.value()).value();
  }
}
