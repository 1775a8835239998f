package dev.attain.xapi.json.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of a path. */
final class PathParser {
  private static final int MAX_LENGTH = 2_000;
  private static final String ENDS_NAME = ".[]()'\"|,*?@$";

  private final String text;
  private int at;

  PathParser(String text) {
    this.text = text;
  }

  /** The text stops being a path at the current character. */
  private static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message, null, false, false);
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }

  PathReading read() {
    if (text.length() > MAX_LENGTH) {
      return new PathReading.Broken(MAX_LENGTH, "is longer than " + MAX_LENGTH + " characters");
    }
    try {
      List<List<Segment>> alternatives = new ArrayList<>();
      do {
        alternatives.add(path());
      } while (taken('|'));
      if (at < text.length()) {
        throw unexpected(". or [ or |");
      }
      return new PathReading.Read(new PathExpression(text, alternatives));
    } catch (BrokenException e) {
      return new PathReading.Broken(at, e.message());
    }
  }

  private List<Segment> path() throws BrokenException {
    List<Segment> segments = new ArrayList<>();
    skipSpace();
    if (!taken('$')) {
      segments.add(peek() == '[' ? bracketed() : new Segment.Names(List.of(name())));
    }
    boolean deep = false;
    for (skipSpace(); peek() == '.' || peek() == '['; skipSpace()) {
      if (text.startsWith("..", at)) {
        if (deep) {
          throw new BrokenException("only one .. is taken, for the cost of more");
        }
        deep = true;
        at += 2;
        segments.add(new Segment.Descendants(step()));
      } else {
        if (peek() == '.') {
          at++;
        }
        segments.add(step());
      }
    }
    return segments;
  }

  private Segment step() throws BrokenException {
    if (peek() == '[') {
      return bracketed();
    }
    return taken('*') ? new Segment.All() : new Segment.Names(List.of(name()));
  }

  private String name() throws BrokenException {
    int start = at;
    while (at < text.length()
        && ENDS_NAME.indexOf(text.charAt(at)) < 0
        && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected("a name");
    }
    return text.substring(start, at);
  }

  private Segment bracketed() throws BrokenException {
    at++;
    skipSpace();
    Segment segment;
    if (taken('*')) {
      segment = new Segment.All();
    } else if (peek() == '\'' || peek() == '"') {
      segment = new Segment.Names(quotedNames());
    } else if (peek() == '?' || peek() == '(') {
      throw new BrokenException("filters and scripts are not for xAPI Profiles");
    } else {
      segment = places();
    }
    skipSpace();
    if (!taken(']')) {
      throw unexpected("]");
    }
    return segment;
  }

  private List<String> quotedNames() throws BrokenException {
    List<String> names = new ArrayList<>();
    do {
      skipSpace();
      names.add(quoted());
      skipSpace();
    } while (taken(','));
    return names;
  }

  private String quoted() throws BrokenException {
    char quote = peek();
    if (quote != '\'' && quote != '"') {
      throw unexpected("a name in single quotes");
    }
    StringBuilder name = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at));
    }
    if (!taken(quote)) {
      throw unexpected("the closing " + quote);
    }
    return name.toString();
  }

  private Segment places() throws BrokenException {
    Integer first = findInteger();
    skipSpace();
    if (peek() == ':') {
      return slice(first);
    }
    List<Integer> indexes = new ArrayList<>();
    indexes.add(required(first));
    while (taken(',')) {
      skipSpace();
      indexes.add(required(findInteger()));
      skipSpace();
    }
    return new Segment.Indexes(indexes);
  }

  private Segment slice(@Nullable Integer start) throws BrokenException {
    at++;
    skipSpace();
    Integer end = findInteger();
    skipSpace();
    int step = 1;
    if (taken(':')) {
      skipSpace();
      step = required(findInteger());
      if (step < 1) {
        throw new BrokenException("the step of a slice is at least 1");
      }
    }
    return new Segment.Slice(start, end, step);
  }

  private int required(@Nullable Integer number) throws BrokenException {
    if (number == null) {
      throw unexpected("a number, * or a name in single quotes");
    }
    return number;
  }

  private @Nullable Integer findInteger() throws BrokenException {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    while (Character.isDigit(peek())) {
      at++;
    }
    if (start == at) {
      return null;
    }
    try {
      return Integer.valueOf(text.substring(start, at));
    } catch (NumberFormatException e) {
      at = start;
      throw new BrokenException("not the number of an item");
    }
  }

  private boolean taken(char c) {
    if (peek() == c && at < text.length()) {
      at++;
      return true;
    }
    return false;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private BrokenException unexpected(String expected) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new BrokenException("there is " + found + " where " + expected + " is expected");
  }
}
