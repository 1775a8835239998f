package dev.attain.documents;

import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges JSON objects at their top level: properties of the posted one replace those of the stored
 * one or are added after them (xAPI-Communication 2.2). Values are taken over as they are written,
 * so that numbers keep their precision.
 */
final class DocumentMerge {
  private final JsonLimits limits;

  DocumentMerge(JsonLimits limits) {
    this.limits = limits;
  }

  /** What came of a merge: the content, or why there is none. */
  record Result(byte @Nullable [] content, String problem) {}

  /** Where nothing is stored, any document stands for itself; but what says JSON has to be it. */
  Result onNothing(Document posted) {
    return isJson(posted)
            && JsonText.parse(posted.content(), limits) instanceof JsonDocument.Broken broken
        ? refused("the posted document is not JSON: " + describe(broken))
        : new Result(posted.content(), "");
  }

  Result onto(Document stored, Document posted) {
    if (!isJson(stored) || !isJson(posted)) {
      return refused(
          "documents are merged when both are application/json; the stored one is "
              + stored.contentType()
              + ", the posted one "
              + posted.contentType());
    }
    JsonDocument into = JsonText.parse(stored.content(), limits);
    JsonDocument from = JsonText.parse(posted.content(), limits);
    String problem = problemOf("stored", into);
    problem = problem == null ? problemOf("posted", from) : problem;
    if (problem != null) {
      return refused(problem);
    }
    Map<String, byte[]> members = new LinkedHashMap<>();
    addMembers(members, object(into), stored.content());
    addMembers(members, object(from), posted.content());
    return new Result(write(members), "");
  }

  private static Result refused(String problem) {
    return new Result(null, problem);
  }

  private static @Nullable String problemOf(String which, JsonDocument document) {
    if (document instanceof JsonDocument.Broken broken) {
      return "the " + which + " document is not JSON: " + describe(broken);
    }
    return ((JsonDocument.Parsed) document).root() instanceof JsonObject
        ? null
        : "the " + which + " document is JSON, but not an object";
  }

  private static String describe(JsonDocument.Broken broken) {
    return "line " + broken.line() + ", column " + broken.column() + ": " + broken.message();
  }

  private static JsonObject object(JsonDocument document) {
    return (JsonObject) ((JsonDocument.Parsed) document).root();
  }

  private static void addMembers(Map<String, byte[]> members, JsonObject object, byte[] text) {
    for (JsonMember member : object.members()) {
      int end = member.value().end();
      members.put(member.name(), Arrays.copyOfRange(text, member.start(), end));
    }
  }

  private static byte[] write(Map<String, byte[]> members) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    char separator = '{';
    for (byte[] member : members.values()) {
      json.write(separator);
      json.writeBytes(member);
      separator = ',';
    }
    if (members.isEmpty()) {
      json.write('{');
    }
    json.write('}');
    return json.toByteArray();
  }

  private static boolean isJson(Document document) {
    String essence = document.contentType().split(";", 2)[0].strip();
    return essence.toLowerCase(Locale.ROOT).equals("application/json");
  }
}
