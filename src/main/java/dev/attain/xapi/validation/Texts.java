package dev.attain.xapi.validation;

/** Scanners of short formatted texts: each looks at every character once. */
final class Texts {
  /** By character up to U+00A0: whether an IRI may hold it (RFC 3987). */
  private static final boolean[] IN_IRIS = inIris();

  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  private Texts() {}

  private static boolean[] inIris() {
    boolean[] allowed = new boolean[0xA1];
    for (char c = '!'; c < 0x7F; c++) {
      allowed[c] = "<>\"{}|\\^`".indexOf(c) < 0;
    }
    return allowed;
  }

  /**
   * Best effort, as xAPI-Data 2.2.s4.b6 allows: a scheme, something behind it, and no character
   * that RFC 3987 keeps out of every IRI. Percent signs are not looked behind.
   */
  static boolean isIri(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < colon; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !isDigit(c) && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < IN_IRIS.length
          ? !IN_IRIS[c]
          : Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean isMailto(String text) {
    int at = text.indexOf('@');
    return text.startsWith("mailto:")
        && at > "mailto:".length()
        && at < text.length() - 1
        && text.indexOf('@', at + 1) < 0
        && isIri(text);
  }

  /** Any variant and version: clients make ids that RFC 4122 did not foresee. */
  static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean isHex(String text, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** RFC 2045: two tokens around a slash; what follows a semicolon is not looked at. */
  static boolean isMediaType(String text) {
    int semicolon = text.indexOf(';');
    String type = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    int slash = type.indexOf('/');
    return slash > 0 && isToken(type.substring(0, slash)) && isToken(type.substring(slash + 1));
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !isDigit(c) && TOKEN_SIGNS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
