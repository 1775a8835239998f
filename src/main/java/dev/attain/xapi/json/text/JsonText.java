package dev.attain.xapi.json.text;

import dev.attain.xapi.json.text.JsonDocument.Fault;
import dev.attain.xapi.json.text.JsonLiteral.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parses JSON (RFC 8259) from UTF-8 bytes into {@link JsonValue}s that know their byte offsets.
 *
 * <p>Why not a general parser: what an LRS returns must be what it received, so statements are
 * changed by splicing bytes at the offsets of values; numbers keep their text; and names that occur
 * twice, malformed UTF-8, unpaired surrogates and NUL are faults with a place and a path.
 */
public final class JsonText {
  /** Above this many members a set finds repeated names; below it, looking at all is faster. */
  private static final int FEW_MEMBERS = 16;

  private final byte[] text;
  private final JsonLimits limits;
  private final JsonPath path = new JsonPath();
  private final JsonStrings strings;
  private int at;
  private int depth;

  private JsonText(byte[] text, JsonLimits limits) {
    this.text = text;
    this.limits = limits;
    this.strings = new JsonStrings(text, limits.maxStringLength());
  }

  /**
   * Parses the one value that {@code utf8} holds; a byte order mark before it is skipped.
   *
   * @param utf8 not copied: the offsets of the values refer to it
   */
  public static JsonDocument parse(byte[] utf8, JsonLimits limits) {
    return new JsonText(utf8, limits).parse();
  }

  private JsonDocument parse() {
    try {
      if (text.length >= 3
          && text[0] == (byte) 0xEF
          && text[1] == (byte) 0xBB
          && text[2] == (byte) 0xBF) {
        at = 3;
      }
      skipSpace();
      JsonValue root = value();
      skipSpace();
      if (at < text.length) {
        throw unexpected("the end of the text: send one JSON value only");
      }
      return new JsonDocument.Parsed(root);
    } catch (JsonFault fault) {
      return broken(fault);
    }
  }

  private JsonDocument.Broken broken(JsonFault fault) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(fault.at(), text.length); i++) {
      if (text[i] == '\n') {
        line++;
        column = 1;
      } else if ((text[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new JsonDocument.Broken(fault.fault(), line, column, path.toString(), fault.describe());
  }

  private JsonValue value() throws JsonFault {
    if (at >= text.length) {
      throw unexpected("a value");
    }
    return switch (text[at]) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        int start = at;
        String value = strings.read(start);
        at = strings.end();
        yield new JsonString(start, at, value);
      }
      case 't' -> literal(Word.TRUE);
      case 'f' -> literal(Word.FALSE);
      case 'n' -> literal(Word.NULL);
      default -> number();
    };
  }

  private JsonObject object() throws JsonFault {
    int start = at;
    deeper();
    List<JsonMember> members = new ArrayList<>(6);
    Set<String> names = Set.of();
    skipSpace();
    if (peek() != '}') {
      while (true) {
        if (peek() != '"') {
          throw unexpected("a name in double quotes");
        }
        int nameStart = at;
        String name = strings.readName(at);
        at = strings.end();
        path.enter(name);
        if (members.size() == FEW_MEMBERS) {
          names = new HashSet<>();
          for (JsonMember member : members) {
            names.add(member.name());
          }
        }
        if (members.size() < FEW_MEMBERS ? contains(members, name) : !names.add(name)) {
          throw new JsonFault(
              Fault.DUPLICATE_NAME,
              nameStart,
              "the name " + Quoted.of(name) + " is there twice in one object; send it once");
        }
        skipSpace();
        expect(':');
        skipSpace();
        members.add(new JsonMember(nameStart, name, value()));
        path.leave();
        if (endOfList('}')) {
          break;
        }
      }
    }
    at++;
    depth--;
    return new JsonObject(start, at, members);
  }

  private static boolean contains(List<JsonMember> members, String name) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private JsonArray array() throws JsonFault {
    int start = at;
    deeper();
    List<JsonValue> items = new ArrayList<>(4);
    skipSpace();
    if (peek() != ']') {
      do {
        path.enter(items.size());
        items.add(value());
        path.leave();
      } while (!endOfList(']'));
    }
    at++;
    depth--;
    return new JsonArray(start, at, items);
  }

  private void deeper() throws JsonFault {
    if (++depth > limits.maxDepth()) {
      throw new JsonFault(
          Fault.LIMIT, at, "objects and arrays nest deeper than " + limits.maxDepth() + " levels");
    }
    at++;
  }

  /** After an item: true at the closing bracket, false after a comma and the space behind it. */
  private boolean endOfList(char close) throws JsonFault {
    skipSpace();
    if (peek() == close) {
      return true;
    }
    if (peek() != ',') {
      throw unexpected("',' or '" + close + "'");
    }
    at++;
    skipSpace();
    return false;
  }

  private JsonLiteral literal(Word word) throws JsonFault {
    int start = at;
    String expected = word.text();
    for (int i = 0; i < expected.length(); i++) {
      if (at >= text.length || text[at] != expected.charAt(i)) {
        throw unexpected("the word " + expected);
      }
      at++;
    }
    return new JsonLiteral(start, at, word);
  }

  private JsonNumber number() throws JsonFault {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits(start == at ? "a value" : "a digit");
    }
    if (peek() == '.') {
      at++;
      digits("a digit after the decimal point");
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits("a digit of the exponent");
    }
    if (at - start > limits.maxNumberLength()) {
      throw new JsonFault(
          Fault.LIMIT,
          start,
          "a number is longer than " + limits.maxNumberLength() + " characters");
    }
    return new JsonNumber(
        start, at, new String(text, start, at - start, StandardCharsets.ISO_8859_1));
  }

  private void digits(String expected) throws JsonFault {
    int first = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    if (at == first) {
      throw unexpected(expected);
    }
  }

  private void skipSpace() {
    while (at < text.length) {
      byte b = text[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return;
      }
      at++;
    }
  }

  private int peek() {
    return at < text.length ? text[at] : -1;
  }

  private void expect(char c) throws JsonFault {
    if (peek() != c) {
      throw unexpected("'" + c + "'");
    }
    at++;
  }

  private JsonFault unexpected(String expected) {
    String found =
        at >= text.length
            ? "the text ends"
            : text[at] > ' ' && text[at] < 0x7F
                ? "there is '" + (char) text[at] + "'"
                : String.format("there is the byte 0x%02X", text[at]);
    return new JsonFault(Fault.SYNTAX, at, found + " where JSON needs " + expected);
  }
}
