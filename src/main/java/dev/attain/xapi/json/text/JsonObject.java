package dev.attain.xapi.json.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object; its members are in the order of the text, and no two have the same name. */
public record JsonObject(int start, int end, List<JsonMember> members) implements JsonValue {
  public JsonObject {
    members = List.copyOf(members);
  }

  /** The value of a member; null when there is none (a JSON null is a {@link JsonLiteral}). */
  public @Nullable JsonValue find(String name) {
    for (int i = 0; i < members.size(); i++) {
      JsonMember member = members.get(i);
      if (member.name().equals(name)) {
        return member.value();
      }
    }
    return null;
  }

  /** The text of a member that is a string; null when it is absent or something else. */
  public @Nullable String findText(String name) {
    return find(name) instanceof JsonString string ? string.value() : null;
  }

  @Override
  public String noun() {
    return "an object";
  }
}
