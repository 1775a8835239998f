package dev.attain.xapi.json;

import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** A part of a text with some bytes taken out and others put in; the rest stays as it is. */
final class Splice {
  private record Edit(int start, int end, String replacement) {}

  private final byte[] text;
  private final int start;
  private final int end;
  private final List<Edit> edits = new ArrayList<>();

  /** Of the bytes of one value. */
  Splice(byte[] text, JsonValue value) {
    this.text = text;
    this.start = value.start();
    this.end = value.end();
  }

  /** Puts text in before {@code offset}; insertions at one offset keep their order. */
  void insert(int offset, String inserted) {
    edits.add(new Edit(offset, offset, inserted));
  }

  /** Puts text in the place of a value. */
  void replace(JsonValue value, String replacement) {
    edits.add(new Edit(value.start(), value.end(), replacement));
  }

  private void remove(int from, int to) {
    edits.add(new Edit(from, to, ""));
  }

  /** Removes members of an object with their commas. */
  void removeMembers(JsonObject object, Predicate<String> names) {
    List<JsonMember> members = object.members();
    boolean anyKept = false;
    for (int i = 0; i < members.size(); i++) {
      JsonMember member = members.get(i);
      int memberEnd = member.value().end();
      if (!names.test(member.name())) {
        anyKept = true;
      } else if (anyKept) {
        remove(members.get(i - 1).value().end(), memberEnd);
      } else {
        remove(member.start(), i + 1 < members.size() ? members.get(i + 1).start() : memberEnd);
      }
    }
  }

  /** The offset behind the last member that is not removed; there must be one. */
  static int endOfKept(JsonObject object, Predicate<String> removed) {
    List<JsonMember> members = object.members();
    for (int i = members.size() - 1; i >= 0; i--) {
      if (!removed.test(members.get(i).name())) {
        return members.get(i).value().end();
      }
    }
    throw new IllegalArgumentException("no member stays");
  }

  /** Applies the edits, which must not overlap. */
  byte[] toBytes() {
    // The sort is stable: of edits at one offset the one made first comes first.
    edits.sort(Comparator.comparingInt(Edit::start));
    ByteArrayOutputStream result = new ByteArrayOutputStream(end - start + 256);
    int at = start;
    for (Edit edit : edits) {
      result.write(text, at, edit.start() - at);
      result.writeBytes(edit.replacement().getBytes(StandardCharsets.UTF_8));
      at = edit.end();
    }
    result.write(text, at, end - at);
    return result.toByteArray();
  }
}
