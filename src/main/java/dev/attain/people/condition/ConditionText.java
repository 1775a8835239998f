package dev.attain.people.condition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads conditions:
 *
 * <pre>
 * condition  = and { "or" and }
 * and        = not { "and" not }
 * not        = "not" not | "(" condition ")" | test
 * test       = "has" name
 *            | name ( "=" | "!=" | "&lt;" | "&lt;=" | ">" | ">=" ) text
 *            | name "in" "(" text { "," text } ")"
 * text       = '"' characters '"', where \" and \\ stand for themselves
 * </pre>
 */
public final class ConditionText {
  /** The longest condition, in characters. */
  public static final int MAX_LENGTH = 4_000;

  private static final int MAX_DEPTH = 50;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\"(?:[^\"\\\\]|\\\\[\"\\\\])*+\")|([A-Za-z][A-Za-z0-9_.-]*)|(!=|<=|>=|[=<>(),]))");
  private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "has");

  private final String text;
  private final Matcher matcher;
  private String token = "";
  private int start;
  private int depth;

  private ConditionText(String text) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
  }

  /** What became of reading. */
  public sealed interface Reading {
    record Read(Condition condition) implements Reading {
      public Read {
        Objects.requireNonNull(condition);
      }
    }

    /**
     * @param column where it stops being a condition, from 1
     */
    record Broken(int column, String message) implements Reading {
      public Broken {
        Objects.requireNonNull(message);
      }
    }
  }

  public static Reading read(String text) {
    if (text.length() > MAX_LENGTH) {
      return new Reading.Broken(MAX_LENGTH, "is longer than " + MAX_LENGTH + " characters");
    }
    ConditionText reader = new ConditionText(text);
    try {
      reader.advance();
      Condition condition = reader.condition();
      return reader.token.isEmpty()
          ? new Reading.Read(condition)
          : reader.broken("and, or, or the end");
    } catch (UnexpectedException e) {
      return reader.broken(e.expected);
    }
  }

  private Reading.Broken broken(String expected) {
    String found = token.isEmpty() ? "the end" : token;
    return new Reading.Broken(start + 1, "expected " + expected + ", found " + found);
  }

  private static final class UnexpectedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String expected;

    UnexpectedException(String expected) {
      super(expected, null, false, false);
      this.expected = expected;
    }
  }

  private Condition condition() throws UnexpectedException {
    List<Condition> any = new ArrayList<>(List.of(and()));
    while (token.equals("or")) {
      advance();
      any.add(and());
    }
    return any.size() == 1 ? any.get(0) : new Condition.Any(any);
  }

  private Condition and() throws UnexpectedException {
    List<Condition> all = new ArrayList<>(List.of(not()));
    while (token.equals("and")) {
      advance();
      all.add(not());
    }
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }

  private Condition not() throws UnexpectedException {
    if (++depth > MAX_DEPTH) {
      throw new UnexpectedException("at most " + MAX_DEPTH + " levels of parentheses and nots");
    }
    Condition condition;
    if (token.equals("not")) {
      advance();
      condition = new Condition.Not(not());
    } else if (token.equals("(")) {
      advance();
      condition = condition();
      take(")");
    } else {
      condition = test();
    }
    depth--;
    return condition;
  }

  private Condition test() throws UnexpectedException {
    if (token.equals("has")) {
      advance();
      return new Condition.Has(name());
    }
    String name = name();
    if (token.equals("in")) {
      advance();
      return new Condition.In(name, texts());
    }
    if (token.equals("!=")) {
      advance();
      return new Condition.Not(new Condition.Compared(name, Comparison.EQUAL, string()));
    }
    Comparison comparison =
        Comparison.find(token)
            .orElseThrow(() -> new UnexpectedException("one of = != < <= > >= in"));
    advance();
    return new Condition.Compared(name, comparison, string());
  }

  private Set<String> texts() throws UnexpectedException {
    Set<String> texts = new HashSet<>();
    take("(");
    texts.add(string());
    while (token.equals(",")) {
      advance();
      texts.add(string());
    }
    take(")");
    return texts;
  }

  private String name() throws UnexpectedException {
    if (token.isEmpty() || !Character.isLetter(token.charAt(0)) || WORDS.contains(token)) {
      throw new UnexpectedException("a name");
    }
    return taken(Function.identity());
  }

  private String string() throws UnexpectedException {
    if (!token.startsWith("\"")) {
      throw new UnexpectedException("a text in double quotes");
    }
    return taken(
        quoted -> quoted.substring(1, quoted.length() - 1).replaceAll("\\\\([\"\\\\])", "$1"));
  }

  private void take(String expected) throws UnexpectedException {
    if (!token.equals(expected)) {
      throw new UnexpectedException(expected);
    }
    advance();
  }

  private String taken(Function<String, String> form) throws UnexpectedException {
    String taken = form.apply(token);
    advance();
    return taken;
  }

  private void advance() throws UnexpectedException {
    int from = start + token.length();
    if (text.substring(from).isBlank()) {
      start = text.length();
      token = "";
      return;
    }
    matcher.region(from, text.length());
    if (!matcher.lookingAt()) {
      start = from + leadingSpace(from);
      token = text.substring(start, start + 1);
      throw new UnexpectedException("a name, a text in double quotes, or a sign");
    }
    token = matcher.group().strip();
    start = matcher.end() - token.length();
  }

  private int leadingSpace(int from) {
    int space = 0;
    while (Character.isWhitespace(text.charAt(from + space))) {
      space++;
    }
    return space;
  }
}
