package dev.attain.xapi.json;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stored statements in the formats that a client may ask for: {@code exact}, {@code ids} and {@code
 * canonical} (xAPI-Communication 2.1.3). Each is the stored text with bytes taken out or put in.
 */
public final class StatementRenderer {
  /** An object without objectType is an activity, so that this one says nothing. */
  private static final Set<String> ALL_BUT_ID_OF_ACTIVITY = Set.of("objectType", "definition");

  private static final Set<String> ALL_BUT_IDS_OF_ACTOR = Set.of("name");
  private static final Set<String> ALL_BUT_IDS_OF_IDENTIFIED_GROUP = Set.of("name", "member");
  private static final Set<String> IDENTIFIERS =
      Set.of("mbox", "mbox_sha1sum", "openid", "account");

  /**
   * The statement with {@code stored} as its last property, always with three fractional digits.
   *
   * @param json a stored statement, which has no {@code stored}
   */
  public byte[] exact(byte[] json, Instant stored) {
    int brace = json.length - 1;
    while (json[brace] != '}') {
      brace--;
    }
    int end = brace;
    while (Character.isWhitespace(json[end - 1])) {
      end--;
    }
    byte[] property =
        (",\"stored\":\"" + Timestamps.format(stored) + '"').getBytes(StandardCharsets.US_ASCII);
    byte[] result = new byte[json.length + property.length];
    System.arraycopy(json, 0, result, 0, end);
    System.arraycopy(property, 0, result, end, property.length);
    System.arraycopy(json, end, result, end + property.length, json.length - end);
    return result;
  }

  /**
   * Only what identifies agents, groups, activities and verbs: no names, definitions and displays,
   * and no members of identified groups. Members of anonymous groups stay, reduced likewise.
   *
   * @param json a stored statement, with or without {@code stored}
   */
  public byte[] ids(byte[] json) {
    JsonObject statement = parse(json);
    Splice splice = new Splice(json, statement);
    new StatementWalk() {
      @Override
      void actor(JsonObject actor) {
        reduceActor(splice, actor);
      }

      @Override
      void verb(JsonObject verb) {
        splice.removeMembers(verb, "display"::equals);
      }

      @Override
      void activity(JsonObject activity) {
        splice.removeMembers(activity, ALL_BUT_ID_OF_ACTIVITY::contains);
      }
    }.statement(statement);
    return splice.toBytes();
  }

  /** As {@link #ids(byte[])}, with {@code stored}. */
  public byte[] ids(byte[] json, Instant stored) {
    return exact(ids(json), stored);
  }

  private static void reduceActor(Splice splice, JsonObject actor) {
    boolean identified =
        actor.members().stream().anyMatch(member -> IDENTIFIERS.contains(member.name()));
    Set<String> removed = identified ? ALL_BUT_IDS_OF_IDENTIFIED_GROUP : ALL_BUT_IDS_OF_ACTOR;
    splice.removeMembers(actor, removed::contains);
    if (!identified && actor.find("member") instanceof JsonArray members) {
      members.items().forEach(member -> reduceActor(splice, (JsonObject) member));
    }
  }

  /**
   * One language per language map: in verb displays, activity names and descriptions, descriptions
   * of interaction components, displays and descriptions of attachments. All other properties stay.
   * Which language is kept: see {@link LanguageChoice}. A map in an extension is not a language map
   * of the specification and stays whole. Definitions are those of this statement.
   *
   * @param json a stored statement, with or without {@code stored}
   * @param acceptLanguages language ranges of an Accept-Language header, the most preferred first,
   *     without their weights, and without those of weight zero; may be empty
   */
  public byte[] canonical(byte[] json, List<String> acceptLanguages) {
    JsonObject statement = parse(json);
    Splice splice = new Splice(json, statement);
    LanguageChoice choice = new LanguageChoice(acceptLanguages);
    new StatementWalk() {
      @Override
      void verb(JsonObject verb) {
        keepOne(splice, verb.find("display"), choice);
      }

      @Override
      void activity(JsonObject activity) {
        if (activity.find("definition") instanceof JsonObject definition) {
          keepOne(splice, definition.find("name"), choice);
          keepOne(splice, definition.find("description"), choice);
          for (JsonMember member : definition.members()) {
            if (member.value() instanceof JsonArray list) {
              list.items().forEach(item -> component(splice, item, choice));
            }
          }
        }
      }

      @Override
      void attachment(JsonObject attachment) {
        keepOne(splice, attachment.find("display"), choice);
        keepOne(splice, attachment.find("description"), choice);
      }
    }.statement(statement);
    return splice.toBytes();
  }

  /** As {@link #canonical(byte[], List)}, with {@code stored}. */
  public byte[] canonical(byte[] json, Instant stored, List<String> acceptLanguages) {
    return exact(canonical(json, acceptLanguages), stored);
  }

  private static void component(Splice splice, JsonValue item, LanguageChoice choice) {
    if (item instanceof JsonObject component) {
      keepOne(splice, component.find("description"), choice);
    }
  }

  private static void keepOne(Splice splice, @Nullable JsonValue value, LanguageChoice choice) {
    if (value instanceof JsonObject map && map.members().size() > 1) {
      String kept = choice.of(map.members().stream().map(JsonMember::name).toList());
      splice.removeMembers(map, tag -> !tag.equals(kept));
    }
  }

  private static JsonObject parse(byte[] json) {
    if (JsonText.parse(json, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed
        && parsed.root() instanceof JsonObject statement) {
      return statement;
    }
    throw new IllegalArgumentException("not the JSON text of a statement");
  }
}
