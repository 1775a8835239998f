package dev.attain.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads conditions of some kind:
 *
 * <pre>
 * condition  = and { "or" and }
 * and        = not { "and" not }
 * not        = "not" not | "(" condition ")" | test
 * </pre>
 *
 * @param <C> a condition
 */
public final class ConditionGrammar<C> {
  private static final int MAX_DEPTH = 50;

  private final Forms<C> forms;
  private final Pattern token;
  private final int maxLength;

  /**
   * @param token one token, without the space before it
   * @param maxLength of a text, in characters
   */
  public ConditionGrammar(Forms<C> forms, Pattern token, int maxLength) {
    this.forms = forms;
    this.token = token;
    this.maxLength = maxLength;
  }

  /** What conditions are made of. */
  public interface Forms<C> {
    C all(List<C> conditions);

    C any(List<C> conditions);

    C not(C condition);

    /** Reads one test, and goes on behind it. */
    C test(Tokens tokens) throws UnexpectedException;
  }

  /**
   * Where a text stops being a condition.
   *
   * @param column from 1
   */
  public record Broken(int column, String message) {
    public Broken {
      Objects.requireNonNull(message);
    }
  }

  /** The condition, or where it is broken, as {@code whole} and {@code broken} make of it. */
  public <R> R read(String text, Function<C, R> whole, Function<Broken, R> broken) {
    if (text.length() > maxLength) {
      return broken.apply(new Broken(maxLength, "is longer than " + maxLength + " characters"));
    }
    Tokens tokens = new Tokens(text, token);
    try {
      tokens.advance();
      C condition = any(tokens, 0);
      return tokens.token().isEmpty()
          ? whole.apply(condition)
          : broken.apply(broken(tokens, "and, or, or the end"));
    } catch (UnexpectedException e) {
      return broken.apply(broken(tokens, e.expected()));
    }
  }

  private static Broken broken(Tokens tokens, String expected) {
    String found = tokens.token().isEmpty() ? "the end" : tokens.token();
    return new Broken(tokens.column(), "expected " + expected + ", found " + found);
  }

  private C any(Tokens tokens, int depth) throws UnexpectedException {
    List<C> any = new ArrayList<>(List.of(all(tokens, depth)));
    while (tokens.is("or")) {
      tokens.advance();
      any.add(all(tokens, depth));
    }
    return any.size() == 1 ? any.get(0) : forms.any(any);
  }

  private C all(Tokens tokens, int depth) throws UnexpectedException {
    List<C> all = new ArrayList<>(List.of(not(tokens, depth)));
    while (tokens.is("and")) {
      tokens.advance();
      all.add(not(tokens, depth));
    }
    return all.size() == 1 ? all.get(0) : forms.all(all);
  }

  private C not(Tokens tokens, int depth) throws UnexpectedException {
    if (depth == MAX_DEPTH) {
      throw new UnexpectedException("at most " + MAX_DEPTH + " levels of parentheses and nots");
    }
    if (tokens.is("not")) {
      tokens.advance();
      return forms.not(not(tokens, depth + 1));
    }
    if (tokens.is("(")) {
      tokens.advance();
      C condition = any(tokens, depth + 1);
      tokens.take(")");
      return condition;
    }
    return forms.test(tokens);
  }
}
