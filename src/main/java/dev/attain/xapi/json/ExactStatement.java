package dev.attain.xapi.json;

import dev.attain.xapi.Attachment;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A received, valid statement as its bytes, and what an LRS makes of them. Whatever the
 * specification does not ask to change stays byte for byte: numbers, escapes, the order of keys,
 * the whitespace between them.
 */
public final class ExactStatement {
  /** What a client may send, and the LRS replaces by its own (xAPI-Data 2.4.8, 2.4.9). */
  private static final Set<String> REPLACED = Set.of("stored", "authority");

  private final byte[] text;
  private final JsonObject tree;

  /**
   * @param text the text that {@code tree} was parsed from; it may hold more than this statement,
   *     is not copied, and must not change
   * @param tree a valid statement
   */
  public ExactStatement(byte[] text, JsonObject tree) {
    this.text = Objects.requireNonNull(text);
    this.tree = Objects.requireNonNull(tree);
  }

  /** The statement as it came, from brace to brace. */
  public byte[] received() {
    return Arrays.copyOfRange(text, tree.start(), tree.end());
  }

  /**
   * The statement as it is to be kept: what the client sent as {@code stored} and {@code authority}
   * is taken out, our authority put in; id, timestamp and version are added where absent, after the
   * last property; a single activity in contextActivities becomes an array of one (2.4.6.2), in a
   * sub-statement too. Version 2.0 has every timestamp in UTC (IEEE 9274.1.1 4.2.7).
   *
   * @param id used when the statement has none
   * @param timestamp used when the statement has none; milliseconds
   * @param authorityJson an Agent or Group as JSON, UTF-8
   * @param version of the request; a statement that names none is of the first one of its line
   *     (2.4.10)
   */
  public byte[] stamped(
      StatementId id, Instant timestamp, byte[] authorityJson, XapiVersion version) {
    Splice splice = new Splice(text, tree);
    new StatementWalk() {
      @Override
      void contextActivity(JsonValue value) {
        if (value instanceof JsonObject) {
          splice.insert(value.start(), "[");
          splice.insert(value.end(), "]");
        }
      }

      @Override
      void timestamp(JsonString value) {
        if (version == XapiVersion.V2_0_0 && !Timestamps.isUtc(value.value())) {
          splice.replace(value, '"' + Timestamps.inUtc(value.value()) + '"');
        }
      }
    }.statement(tree);
    StringBuilder added = new StringBuilder();
    addIfAbsent(added, "id", id::toString);
    addIfAbsent(added, "timestamp", () -> Timestamps.format(timestamp));
    addIfAbsent(added, "version", version::firstOfLine);
    added.append(",\"authority\":").append(new String(authorityJson, StandardCharsets.UTF_8));
    int end = Splice.endOfKept(tree, REPLACED::contains);
    splice.insert(end, added.toString());
    splice.removeMembers(tree, REPLACED::contains);
    return splice.toBytes();
  }

  private void addIfAbsent(StringBuilder added, String name, Supplier<String> value) {
    if (tree.find(name) == null) {
      added.append(",\"").append(name).append("\":\"").append(value.get()).append('"');
    }
  }

  /**
   * The {@link #comparable()} of what was received, made of what is kept of it.
   *
   * @param stamped as {@link #stamped} made it
   * @param timestampAdded whether the timestamp was added there
   */
  public static byte[] comparable(byte[] stamped, boolean timestampAdded) {
    if (JsonText.parse(stamped, JsonLimits.STORED) instanceof JsonDocument.Parsed parsed
        && parsed.root() instanceof JsonObject root) {
      JsonObject received = timestampAdded ? without(root, "timestamp") : root;
      return new ExactStatement(stamped, received).comparable();
    }
    throw new IllegalArgumentException("not the JSON text of a statement");
  }

  private static JsonObject without(JsonObject tree, String name) {
    return new JsonObject(
        tree.start(),
        tree.end(),
        tree.members().stream().filter(member -> !member.name().equals(name)).toList());
  }

  /**
   * The same bytes for all texts of the same statement, by the comparison of xAPI-Data 2.3.1, and
   * different bytes for different statements; not JSON for anyone to read. See {@link
   * ComparableForm} for what is compared and how.
   */
  public byte[] comparable() {
    return new ComparableForm().statement(tree).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether this is {@code original} with nothing but signatures attached to it (xAPI-Data 2.6), by
   * the comparison of {@link #comparable()}. What an LRS adds may be missing in the original: an
   * LRS may have passed the statement on.
   */
  public boolean isSigned(ExactStatement original) {
    String id = tree.findText("id");
    String originalId = original.tree.findText("id");
    if (id != null && originalId != null && !id.equalsIgnoreCase(originalId)) {
      return false;
    }
    boolean timestamp = original.tree.find("timestamp") != null;
    return new ComparableForm()
        .statement(unsigned(tree, timestamp))
        .equals(new ComparableForm().statement(unsigned(original.tree, timestamp)));
  }

  private static JsonObject unsigned(JsonObject statement, boolean timestamp) {
    List<JsonMember> members = new ArrayList<>();
    for (JsonMember member : statement.members()) {
      if (member.name().equals("attachments") && member.value() instanceof JsonArray attachments) {
        List<JsonValue> others =
            attachments.items().stream().filter(item -> !isSignature(item)).toList();
        if (!others.isEmpty()) {
          JsonArray rest = new JsonArray(attachments.start(), attachments.end(), others);
          members.add(new JsonMember(member.start(), member.name(), rest));
        }
      } else if (timestamp || !member.name().equals("timestamp")) {
        members.add(member);
      }
    }
    return new JsonObject(statement.start(), statement.end(), members);
  }

  private static boolean isSignature(JsonValue attachment) {
    return attachment instanceof JsonObject object
        && Attachment.SIGNATURE.value().equals(object.findText("usageType"));
  }
}
