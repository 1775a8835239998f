package dev.attain.quality;

import dev.attain.xapi.json.Timestamps;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The JSON of a statement as whoever asks for it gets it. */
final class StatementTree {
  private StatementTree() {}

  /**
   * @param json as it is in the log, without {@code stored}
   */
  static JsonObject of(byte[] json, Instant stored) {
    if (JsonText.parse(json, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed
        && parsed.root() instanceof JsonObject root) {
      List<JsonMember> members = new ArrayList<>(root.members());
      members.add(
          new JsonMember(root.end(), "stored", new JsonString(0, 0, Timestamps.format(stored))));
      return new JsonObject(root.start(), root.end(), members);
    }
    throw new IllegalArgumentException("not the JSON text of a statement");
  }
}
