package dev.attain.xapi.json;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonLiteral;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One text for all serialisations of the same statement, by "Statement Immutability" and "Statement
 * Comparison Requirements" (xAPI-Data 1.0.3 section 2.3.1; 2.0 says the same). The decisions:
 *
 * <ul>
 *   <li>id, stored, authority and version are left out: the LRS assigns them (2.3.1.b1). A
 *       timestamp that the client sent is compared as a point in time (2.3.1.b4); an absent one is
 *       different from one that is there.
 *   <li>Activity definitions (2.3.1.b2) and verb displays (2.3.1.b3) are left out.
 *   <li>Group members are a set (2.3.1.b5); attachments are a set too: nothing gives their order a
 *       meaning. Every other array is compared in order.
 *   <li>Case does not matter (2.3.1.b7) in UUIDs, hexadecimal digests, the domain of an mbox, and
 *       {@code context.language}.
 *   <li>Result durations are compared as strings (2.3.1.b8), up to hundredths of a second (4.6).
 *   <li>A single activity in contextActivities equals an array of it (2.4.6.2): the LRS has to turn
 *       one into the other.
 *   <li>An objectType that says the default equals an absent one (2.4.2.1, 2.4.4).
 *   <li>Everywhere the order of keys, escapes and whitespace do not matter, and numbers are
 *       compared by value: 1.0 equals 1.
 * </ul>
 */
final class ComparableForm {
  private static final Set<String> ASSIGNED = Set.of("id", "stored", "authority", "version");
  private static final Comparator<JsonMember> BY_NAME = Comparator.comparing(JsonMember::name);

  private StringBuilder out = new StringBuilder(1_024);

  /** What a value is, where that decides how it is compared. */
  private enum Part {
    STATEMENT,
    OBJECT,
    ACTOR,
    MEMBERS,
    VERB,
    ACTIVITY,
    RESULT,
    CONTEXT,
    CONTEXT_ACTIVITIES,
    ACTIVITY_LIST,
    CONTEXT_ACTORS,
    CONTEXT_ACTOR,
    ATTACHMENTS,
    ATTACHMENT,
    TIMESTAMP,
    DURATION,
    MBOX,
    CASELESS,
    STATEMENT_REF,
    ANY
  }

  String statement(JsonObject statement) {
    write(statement, Part.STATEMENT);
    return out.toString();
  }

  private void write(JsonValue value, Part part) {
    if (value instanceof JsonObject object) {
      if (part == Part.ACTIVITY_LIST) {
        out.append('[');
        writeObject(object, Part.ACTIVITY);
        out.append(']');
      } else {
        writeObject(object, part);
      }
    } else if (value instanceof JsonArray array) {
      writeArray(array, part);
    } else if (value instanceof JsonString string) {
      writeText(normalized(string.value(), part));
    } else if (value instanceof JsonNumber number) {
      out.append(NumberText.canonical(number.text()));
    } else {
      out.append(((JsonLiteral) value).word().text());
    }
  }

  private void writeObject(JsonObject object, Part declared) {
    Part part = declared == Part.OBJECT ? objectPart(object) : declared;
    out.append('{');
    for (JsonMember member : sorted(object)) {
      if (!isIgnored(member, part)) {
        writeText(member.name());
        out.append(':');
        write(member.value(), childPart(part, member.name()));
        out.append(',');
      }
    }
    out.append('}');
  }

  /** Most objects have few members, many one: those need no sort. */
  private static List<JsonMember> sorted(JsonObject object) {
    List<JsonMember> members = object.members();
    for (int i = 1; i < members.size(); i++) {
      if (BY_NAME.compare(members.get(i - 1), members.get(i)) > 0) {
        JsonMember[] sorted = members.toArray(new JsonMember[0]);
        Arrays.sort(sorted, BY_NAME);
        return Arrays.asList(sorted);
      }
    }
    return members;
  }

  private static Part objectPart(JsonObject object) {
    String type = object.findText("objectType");
    return switch (type == null ? "Activity" : type) {
      case "Activity" -> Part.ACTIVITY;
      case "Agent", "Group" -> Part.ACTOR;
      case "SubStatement" -> Part.STATEMENT;
      case "StatementRef" -> Part.STATEMENT_REF;
      default -> Part.ANY;
    };
  }

  private void writeArray(JsonArray array, Part part) {
    if (part == Part.MEMBERS || part == Part.ATTACHMENTS) {
      writeSet(array, part == Part.MEMBERS ? Part.ACTOR : Part.ATTACHMENT);
      return;
    }
    Part item =
        switch (part) {
          case ACTIVITY_LIST -> Part.ACTIVITY;
          case CONTEXT_ACTORS -> Part.CONTEXT_ACTOR;
          default -> Part.ANY;
        };
    out.append('[');
    for (JsonValue value : array.items()) {
      write(value, item);
      out.append(',');
    }
    // An array of one activity and the activity alone are written alike.
    if (part == Part.ACTIVITY_LIST && !array.items().isEmpty()) {
      out.setLength(out.length() - 1);
    }
    out.append(']');
  }

  private void writeSet(JsonArray array, Part item) {
    StringBuilder outer = out;
    Set<String> sorted = new TreeSet<>();
    for (JsonValue value : array.items()) {
      out = new StringBuilder();
      write(value, item);
      sorted.add(out.toString());
    }
    out = outer.append(sorted);
  }

  private static boolean isIgnored(JsonMember member, Part part) {
    String name = member.name();
    return switch (part) {
      case STATEMENT -> ASSIGNED.contains(name);
      case VERB -> name.equals("display");
      case ACTIVITY -> name.equals("definition") || isDefaultType(member, "Activity");
      case ACTOR -> isDefaultType(member, "Agent");
      default -> false;
    };
  }

  private static boolean isDefaultType(JsonMember member, String type) {
    return member.name().equals("objectType")
        && member.value() instanceof JsonString string
        && string.value().equals(type);
  }

  private static Part childPart(Part parent, String name) {
    return switch (parent) {
      case STATEMENT ->
          switch (name) {
            case "actor" -> Part.ACTOR;
            case "verb" -> Part.VERB;
            case "object" -> Part.OBJECT;
            case "result" -> Part.RESULT;
            case "context" -> Part.CONTEXT;
            case "attachments" -> Part.ATTACHMENTS;
            case "timestamp" -> Part.TIMESTAMP;
            default -> Part.ANY;
          };
      case ACTOR ->
          switch (name) {
            case "member" -> Part.MEMBERS;
            case "mbox" -> Part.MBOX;
            case "mbox_sha1sum" -> Part.CASELESS;
            default -> Part.ANY;
          };
      case RESULT -> name.equals("duration") ? Part.DURATION : Part.ANY;
      case CONTEXT ->
          switch (name) {
            case "registration", "language" -> Part.CASELESS;
            case "instructor", "team" -> Part.ACTOR;
            case "contextActivities" -> Part.CONTEXT_ACTIVITIES;
            case "contextAgents", "contextGroups" -> Part.CONTEXT_ACTORS;
            case "statement" -> Part.STATEMENT_REF;
            default -> Part.ANY;
          };
      case CONTEXT_ACTIVITIES -> Part.ACTIVITY_LIST;
      case CONTEXT_ACTOR -> name.equals("agent") || name.equals("group") ? Part.ACTOR : Part.ANY;
      case STATEMENT_REF -> name.equals("id") ? Part.CASELESS : Part.ANY;
      case ATTACHMENT -> name.equals("sha2") ? Part.CASELESS : Part.ANY;
      default -> Part.ANY;
    };
  }

  private static String normalized(String text, Part part) {
    return switch (part) {
      case CASELESS -> text.toLowerCase(Locale.ROOT);
      case MBOX -> lowerDomain(text);
      case DURATION -> NumberText.toHundredths(text);
      case TIMESTAMP -> instant(text);
      default -> text;
    };
  }

  private static String lowerDomain(String mbox) {
    int domain = mbox.lastIndexOf('@') + 1;
    return mbox.substring(0, domain) + mbox.substring(domain).toLowerCase(Locale.ROOT);
  }

  private static String instant(String text) {
    var instant = Timestamps.parse(text);
    return instant == null ? text : Timestamps.shortest(instant);
  }

  private void writeText(String text) {
    out.append('"');
    // Most texts need no escape, and are copied at once.
    if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
      out.append(text);
    } else {
      out.append(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }
    out.append('"');
  }
}
