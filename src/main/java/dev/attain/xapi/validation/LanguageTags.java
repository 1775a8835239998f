package dev.attain.xapi.validation;

import java.util.Locale;
import java.util.Set;

/**
 * Well-formed language tags (RFC 5646 section 2.1). Whether subtags are registered is not checked:
 * the specification asks for the sequence of their lengths (xAPI-Data 2.2.s4.b2).
 */
final class LanguageTags {
  /** The registered tags that do not follow the grammar. */
  private static final Set<String> IRREGULAR =
      Set.of(
          "en-gb-oed",
          "i-ami",
          "i-bnn",
          "i-default",
          "i-enochian",
          "i-hak",
          "i-klingon",
          "i-lux",
          "i-mingo",
          "i-navajo",
          "i-pwn",
          "i-tao",
          "i-tay",
          "i-tsu",
          "sgn-be-fr",
          "sgn-be-nl",
          "sgn-ch-de");

  private final String tag;
  private int start;
  private int end;

  private LanguageTags(String tag) {
    this.tag = tag;
    this.end = -1;
    next();
  }

  static boolean isWellFormed(String tag) {
    return new LanguageTags(tag).matches() || IRREGULAR.contains(tag.toLowerCase(Locale.ROOT));
  }

  private boolean matches() {
    if (isSingleton() && isPrivate()) {
      return privateUse();
    }
    if (!isLetters(2, 8)) {
      return false;
    }
    boolean extendable = length() <= 3;
    next();
    for (int i = 0; i < 3 && extendable && isLetters(3, 3); i++) {
      next();
    }
    if (isLetters(4, 4)) {
      next();
    }
    if (isLetters(2, 2) || (length() == 3 && digitsOnly())) {
      next();
    }
    while (isAlphanumeric(5, 8) || (isAlphanumeric(4, 4) && Texts.isDigit(tag.charAt(start)))) {
      next();
    }
    while (isSingleton() && !isPrivate()) {
      next();
      if (!isAlphanumeric(2, 8)) {
        return false;
      }
      while (isAlphanumeric(2, 8)) {
        next();
      }
    }
    return atEnd() || (isSingleton() && isPrivate() && privateUse());
  }

  private boolean privateUse() {
    next();
    if (atEnd()) {
      return false;
    }
    while (isAlphanumeric(1, 8)) {
      next();
    }
    return atEnd();
  }

  private void next() {
    start = Math.min(end + 1, tag.length() + 1);
    int dash = start <= tag.length() ? tag.indexOf('-', start) : -1;
    end = dash < 0 ? Math.max(tag.length(), start) : dash;
  }

  private boolean atEnd() {
    return start > tag.length();
  }

  private int length() {
    return end - start;
  }

  private boolean isSingleton() {
    return isAlphanumeric(1, 1);
  }

  private boolean isPrivate() {
    return tag.charAt(start) == 'x' || tag.charAt(start) == 'X';
  }

  private boolean digitsOnly() {
    for (int i = start; i < end; i++) {
      if (!Texts.isDigit(tag.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isLetters(int min, int max) {
    return hasLength(min, max) && each(false);
  }

  private boolean isAlphanumeric(int min, int max) {
    return hasLength(min, max) && each(true);
  }

  private boolean hasLength(int min, int max) {
    return !atEnd() && length() >= min && length() <= max;
  }

  private boolean each(boolean digitsToo) {
    for (int i = start; i < end; i++) {
      char c = tag.charAt(i);
      if (!Texts.isLetter(c) && !(digitsToo && Texts.isDigit(c))) {
        return false;
      }
    }
    return true;
  }
}
