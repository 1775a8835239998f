package dev.attain.xapi.json.text;

/** Text from outside, made fit for a message: cut, and without control characters. */
public final class Quoted {
  /** Characters of a value that a message shows. */
  public static final int MAX_LENGTH = 60;

  private Quoted() {}

  /** The text in double quotes, cut after {@link #MAX_LENGTH} characters. */
  public static String of(String text) {
    return '"' + cut(text, MAX_LENGTH) + '"';
  }

  static String cut(String text, int maxLength) {
    int length = Math.min(text.length(), maxLength);
    StringBuilder shown = new StringBuilder(length + 1);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean splitPair = Character.isHighSurrogate(c) && i + 1 == length;
      shown.append(Character.isISOControl(c) || splitPair ? '\uFFFD' : c);
    }
    return length < text.length() ? shown.append('…').toString() : shown.toString();
  }
}
