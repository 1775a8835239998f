package dev.attain.xapi.json;

import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import java.util.Objects;
import java.util.Set;

/** The names that statements give to one agent or identified group. */
public final class ActorNames {
  private final AgentIdentifier identifier;

  public ActorNames(AgentIdentifier identifier) {
    this.identifier = Objects.requireNonNull(identifier);
  }

  /**
   * Adds the names in a statement, wherever in it.
   *
   * @param json a stored statement
   */
  public void collect(byte[] json, Set<String> names) {
    if (!(JsonText.parse(json, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed)) {
      throw new IllegalArgumentException("not a stored statement");
    }
    new StatementWalk() {
      @Override
      void actor(JsonObject actor) {
        collect(actor, names);
      }
    }.statement((JsonObject) parsed.root());
  }

  private void collect(JsonObject actor, Set<String> names) {
    String name = actor.findText("name");
    if (name != null
        && ActorJson.actor(actor).findIdentifier().filter(identifier::equals).isPresent()) {
      names.add(name);
    }
    if (actor.find("member") instanceof JsonArray members) {
      members.items().forEach(member -> collect((JsonObject) member, names));
    }
  }
}
