package dev.attain.xapi.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.attain.xapi.Actor;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.json.text.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * Reads actors that stand alone, and writes agents of our own making, such as an authority, and
 * persons.
 */
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

  /** A Person object of one identifier (xAPI-Communication 2.4), UTF-8; all values are arrays. */
  public static byte[] writePerson(AgentIdentifier identifier, Collection<String> names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("objectType", "Person");
      if (!names.isEmpty()) {
        json.writeArrayFieldStart("name");
        for (String name : names) {
          json.writeString(name);
        }
        json.writeEndArray();
      }
      writeIdentifiers(json, identifier);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array takes what is written", e);
    }
    return bytes.toByteArray();
  }

  private static void writeIdentifiers(JsonGenerator json, AgentIdentifier identifier)
      throws IOException {
    if (identifier instanceof AgentIdentifier.Mbox mbox) {
      writeOne(json, "mbox", mbox.mailto().value());
    } else if (identifier instanceof AgentIdentifier.MboxSha1Sum sha1) {
      writeOne(json, "mbox_sha1sum", sha1.hex());
    } else if (identifier instanceof AgentIdentifier.OpenId openId) {
      writeOne(json, "openid", openId.uri().value());
    } else if (identifier instanceof AgentIdentifier.Account account) {
      json.writeArrayFieldStart("account");
      json.writeStartObject();
      json.writeStringField("homePage", account.homePage().value());
      json.writeStringField("name", account.name());
      json.writeEndObject();
      json.writeEndArray();
    }
  }

  private static void writeOne(JsonGenerator json, String name, String value) throws IOException {
    json.writeArrayFieldStart(name);
    json.writeString(value);
    json.writeEndArray();
  }

  /** A text as a JSON string, UTF-8. */
  static byte[] string(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeString(text);
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
