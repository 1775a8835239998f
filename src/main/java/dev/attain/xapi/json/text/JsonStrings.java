package dev.attain.xapi.json.text;

import dev.attain.xapi.json.text.JsonDocument.Fault;
import java.nio.charset.StandardCharsets;

/**
 * Decodes the strings of a JSON text: UTF-8 in its shortest form, escapes, paired surrogates, no
 * control characters. NUL is refused also as an escape: many systems that read statements end a
 * text there.
 */
final class JsonStrings {
  private final byte[] text;
  private final int maxLength;
  private int at;

  JsonStrings(byte[] text, int maxLength) {
    this.text = text;
    this.maxLength = maxLength;
  }

  /** The offset behind the closing quote of the string read last. */
  int end() {
    return at;
  }

  /** The string whose opening quote is at {@code quote}; names of the specification are shared. */
  String readName(int quote) throws JsonFault {
    int end = plainEnd(quote);
    if (end < text.length && text[end] == '"') {
      String known = PropertyNames.find(text, quote + 1, end);
      if (known != null) {
        at = end + 1;
        return known;
      }
    }
    return read(quote, end);
  }

  /** The string whose opening quote is at {@code quote}. */
  String read(int quote) throws JsonFault {
    return read(quote, plainEnd(quote));
  }

  /** The end of the leading characters that stand for themselves in one byte each. */
  private int plainEnd(int quote) {
    int i = quote + 1;
    while (i < text.length && text[i] >= ' ' && text[i] != '"' && text[i] != '\\') {
      i++;
    }
    return i;
  }

  private String read(int quote, int plainEnd) throws JsonFault {
    at = plainEnd;
    String plain = new String(text, quote + 1, plainEnd - quote - 1, StandardCharsets.ISO_8859_1);
    String value = at < text.length && text[at] == '"' ? plain : rest(plain);
    if (at - quote - 1 > maxLength) {
      throw new JsonFault(Fault.LIMIT, quote, "a string is longer than " + maxLength + " bytes");
    }
    at++;
    return value;
  }

  private String rest(String plain) throws JsonFault {
    StringBuilder value = new StringBuilder(plain.length() + 32).append(plain);
    while (at < text.length && text[at] != '"') {
      byte b = text[at];
      if (b == '\\') {
        escape(value);
      } else if (b < 0) {
        character(value);
      } else if (b < ' ') {
        throw new JsonFault(
            Fault.SYNTAX,
            at,
            String.format("the control character 0x%02X is in a string; escape it", b));
      } else {
        value.append((char) b);
        at++;
      }
    }
    if (at >= text.length) {
      throw new JsonFault(Fault.SYNTAX, at, "the text ends inside a string");
    }
    return value.toString();
  }

  private void escape(StringBuilder value) throws JsonFault {
    int c = at + 1 < text.length ? text[at + 1] : -1;
    if (c == 'u') {
      unicodeEscape(value);
      return;
    }
    int escaped = "\"\\/bfnrt".indexOf(c);
    if (escaped < 0) {
      throw new JsonFault(
          Fault.SYNTAX, at, "a backslash is not followed by one of \" \\ / b f n r t u");
    }
    value.append("\"\\/\b\f\n\r\t".charAt(escaped));
    at += 2;
  }

  private void unicodeEscape(StringBuilder value) throws JsonFault {
    char c = hex4(at + 2);
    if (c == 0) {
      throw new JsonFault(Fault.ENCODING, at, "\\u0000 (NUL) is not accepted in texts");
    }
    if (!Character.isSurrogate(c)) {
      value.append(c);
      at += 6;
      return;
    }
    boolean followed = at + 7 < text.length && text[at + 6] == '\\' && text[at + 7] == 'u';
    char low = followed && Character.isHighSurrogate(c) ? hex4(at + 8) : 0;
    if (!Character.isLowSurrogate(low)) {
      throw new JsonFault(
          Fault.ENCODING,
          at,
          String.format("\\u%04X is half of a surrogate pair; send both halves", (int) c));
    }
    value.append(c).append(low);
    at += 12;
  }

  private char hex4(int from) throws JsonFault {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = i < text.length ? Character.digit(text[i], 16) : -1;
      if (digit < 0) {
        throw new JsonFault(Fault.SYNTAX, at, "\\u is not followed by four hexadecimal digits");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private void character(StringBuilder value) throws JsonFault {
    int lead = text[at] & 0xFF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.length) {
      throw malformed();
    }
    int codePoint = lead & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      if ((text[at + i] & 0xC0) != 0x80) {
        throw malformed();
      }
      codePoint = (codePoint << 6) | (text[at + i] & 0x3F);
    }
    int smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (codePoint < smallest || codePoint > Character.MAX_CODE_POINT || surrogate) {
      throw malformed();
    }
    value.appendCodePoint(codePoint);
    at += length;
  }

  private JsonFault malformed() {
    return new JsonFault(Fault.ENCODING, at, "the bytes are not UTF-8; send the text as UTF-8");
  }
}
