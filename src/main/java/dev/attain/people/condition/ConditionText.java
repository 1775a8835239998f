package dev.attain.people.condition;

import dev.attain.condition.Comparison;
import dev.attain.condition.ConditionGrammar;
import dev.attain.condition.Tokens;
import dev.attain.condition.UnexpectedException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  private static final Pattern TOKEN =
      Pattern.compile(Tokens.QUOTED + "|[A-Za-z][A-Za-z0-9_.-]*|!=|<=|>=|[=<>(),]");
  private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "has");
  private static final ConditionGrammar<Condition> GRAMMAR =
      new ConditionGrammar<>(new OfPeople(), TOKEN, MAX_LENGTH);

  private ConditionText() {}

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
    return GRAMMAR.read(
        text, Reading.Read::new, broken -> new Reading.Broken(broken.column(), broken.message()));
  }

  private static final class OfPeople implements ConditionGrammar.Forms<Condition> {
    @Override
    public Condition all(List<Condition> conditions) {
      return new Condition.All(conditions);
    }

    @Override
    public Condition any(List<Condition> conditions) {
      return new Condition.Any(conditions);
    }

    @Override
    public Condition not(Condition condition) {
      return new Condition.Not(condition);
    }

    @Override
    public Condition test(Tokens tokens) throws UnexpectedException {
      if (tokens.is("has")) {
        tokens.advance();
        return new Condition.Has(name(tokens));
      }
      String name = name(tokens);
      if (tokens.is("in")) {
        tokens.advance();
        return new Condition.In(
            name, Set.copyOf(tokens.list(Integer.MAX_VALUE, ConditionText::string)));
      }
      if (tokens.is(Comparison.NOT_EQUAL)) {
        tokens.advance();
        return new Condition.Not(new Condition.Compared(name, Comparison.EQUAL, string(tokens)));
      }
      Comparison comparison =
          Comparison.find(tokens.token())
              .orElseThrow(() -> new UnexpectedException("one of = != < <= > >= in"));
      tokens.advance();
      return new Condition.Compared(name, comparison, string(tokens));
    }
  }

  private static String name(Tokens tokens) throws UnexpectedException {
    String token = tokens.token();
    if (token.isEmpty() || !Character.isLetter(token.charAt(0)) || WORDS.contains(token)) {
      throw new UnexpectedException("a name");
    }
    return tokens.taken();
  }

  private static String string(Tokens tokens) throws UnexpectedException {
    if (!tokens.isQuoted()) {
      throw new UnexpectedException("a text in double quotes");
    }
    return Tokens.unquoted(tokens.taken());
  }
}
