package dev.attain.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a condition, one after the other. */
public final class Tokens {
  /** A text in double quotes, in which {@code \"} and {@code \\} stand for themselves. */
  public static final String QUOTED = "\"(?:[^\"\\\\]|\\\\[\"\\\\])*+\"";

  private final String text;
  private final Matcher matcher;
  private String token = "";
  private int start;

  /**
   * @param token one token, without the space before it
   */
  Tokens(String text, Pattern token) {
    this.text = text;
    this.matcher = token.matcher(text);
  }

  /** The token that is next; empty at the end. */
  public String token() {
    return token;
  }

  public boolean is(String wanted) {
    return token.equals(wanted);
  }

  /** Where the next token begins, from 1. */
  public int column() {
    return start + 1;
  }

  public void take(String expected) throws UnexpectedException {
    if (!is(expected)) {
      throw new UnexpectedException(expected);
    }
    advance();
  }

  /** The token that is next, and goes on behind it. */
  public String taken() throws UnexpectedException {
    String taken = token;
    advance();
    return taken;
  }

  /** Reads one value of a list. */
  public interface OneValue<T> {
    T read(Tokens tokens) throws UnexpectedException;
  }

  /**
   * Takes values in parentheses, with commas between them.
   *
   * @param most how many there may be
   */
  public <T> List<T> list(int most, OneValue<T> value) throws UnexpectedException {
    List<T> values = new ArrayList<>();
    take("(");
    values.add(value.read(this));
    while (is(",")) {
      if (values.size() == most) {
        throw new UnexpectedException("at most " + most + " values");
      }
      advance();
      values.add(value.read(this));
    }
    take(")");
    return values;
  }

  public boolean isQuoted() {
    return token.startsWith("\"");
  }

  /** What a text in double quotes says. */
  public static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\([\"\\\\])", "$1");
  }

  /** The inverse of {@link #unquoted}. */
  public static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  public void advance() throws UnexpectedException {
    int from = start + token.length();
    int next = from;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    start = next;
    if (next == text.length()) {
      token = "";
      return;
    }
    matcher.region(next, text.length());
    if (!matcher.lookingAt() || matcher.end() == next) {
      token = text.substring(next, next + 1);
      throw new UnexpectedException("a name, a text in double quotes, or a sign");
    }
    token = matcher.group();
  }
}
