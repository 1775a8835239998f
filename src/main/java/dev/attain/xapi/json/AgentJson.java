package dev.attain.xapi.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.attain.xapi.Actor;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads actors that stand alone, and writes agents of our own making, such as an authority. */
public final class AgentJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private AgentJson() {}

  /**
   * The agent or group of a JSON tree.
   *
   * @param actor valid by the rules of actors
   */
  public static Actor read(JsonObject actor) {
    return ActorJson.actor(actor);
  }

  /** The agent as a JSON object, UTF-8. */
  public static byte[] write(Agent agent) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("objectType", "Agent");
      if (agent.name() != null) {
        json.writeStringField("name", agent.name());
      }
      writeIdentifier(json, agent.identifier());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array takes what is written", e);
    }
    return bytes.toByteArray();
  }

  private static void writeIdentifier(JsonGenerator json, AgentIdentifier identifier)
      throws IOException {
    if (identifier instanceof AgentIdentifier.Mbox mbox) {
      json.writeStringField("mbox", mbox.mailto().value());
    } else if (identifier instanceof AgentIdentifier.MboxSha1Sum sha1) {
      json.writeStringField("mbox_sha1sum", sha1.hex());
    } else if (identifier instanceof AgentIdentifier.OpenId openId) {
      json.writeStringField("openid", openId.uri().value());
    } else if (identifier instanceof AgentIdentifier.Account account) {
      json.writeObjectFieldStart("account");
      json.writeStringField("homePage", account.homePage().value());
      json.writeStringField("name", account.name());
      json.writeEndObject();
    }
  }
}
