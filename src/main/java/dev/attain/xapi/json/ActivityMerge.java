package dev.attain.xapi.json;

import dev.attain.xapi.Iri;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All that statements say of one activity: names, descriptions and extensions are united, key by
 * key; of what is there only once (type, moreInfo, the parts of an interaction), the last one added
 * holds. Values are taken over as they are written. Adding the same statements again in the same
 * order changes nothing.
 */
public final class ActivityMerge {
  private static final Set<String> UNITED = Set.of("name", "description", "extensions");

  private final Iri activity;
  private final Map<String, byte[]> properties = new LinkedHashMap<>();
  private final Map<String, Map<String, byte[]>> united = new LinkedHashMap<>();
  private boolean defined;

  public ActivityMerge(Iri activity) {
    this.activity = Objects.requireNonNull(activity);
  }

  /**
   * Adds what a statement says, wherever in it.
   *
   * @param json a stored statement
   */
  public void addStatement(byte[] json) {
    new StatementWalk() {
      @Override
      void activity(JsonObject found) {
        if (activity.value().equals(found.findText("id"))) {
          add(found, json);
        }
      }
    }.statement(parse(json));
  }

  /**
   * Adds an activity with this id.
   *
   * @param json as {@link #toJson} writes it
   */
  public void addActivity(byte[] json) {
    add(parse(json), json);
  }

  private static JsonObject parse(byte[] json) {
    if (JsonText.parse(json, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed
        && parsed.root() instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("not a stored statement or activity");
  }

  private void add(JsonObject found, byte[] text) {
    if (!(found.find("definition") instanceof JsonObject definition)) {
      return;
    }
    defined = true;
    for (JsonMember member : definition.members()) {
      if (UNITED.contains(member.name()) && member.value() instanceof JsonObject map) {
        Map<String, byte[]> entries =
            united.computeIfAbsent(member.name(), name -> new LinkedHashMap<>());
        map.members().forEach(entry -> entries.put(entry.name(), bytes(text, entry)));
      } else {
        properties.put(member.name(), bytes(text, member));
      }
    }
  }

  /** The name and the value, as they are written. */
  private static byte[] bytes(byte[] text, JsonMember member) {
    return Arrays.copyOfRange(text, member.start(), member.value().end());
  }

  /** The activity as a JSON object, UTF-8; it has a definition when any statement had. */
  public byte[] toJson() {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes(ascii("{\"objectType\":\"Activity\",\"id\":"));
    json.writeBytes(AgentJson.string(activity.value()));
    if (defined) {
      Map<String, byte[]> members = new LinkedHashMap<>();
      united.forEach((name, map) -> members.put(name, named(name, object(map))));
      members.putAll(properties);
      json.writeBytes(ascii(","));
      json.writeBytes(named("definition", object(members)));
    }
    json.write('}');
    return json.toByteArray();
  }

  private static byte[] named(String name, byte[] value) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes(ascii('"' + name + "\":"));
    json.writeBytes(value);
    return json.toByteArray();
  }

  private static byte[] object(Map<String, byte[]> members) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.write('{');
    for (byte[] member : members.values()) {
      if (json.size() > 1) {
        json.write(',');
      }
      json.writeBytes(member);
    }
    json.write('}');
    return json.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
