package dev.attain.analytics.statements.filter;

import dev.attain.condition.Comparison;
import dev.attain.condition.ConditionGrammar;
import dev.attain.condition.Tokens;
import dev.attain.condition.UnexpectedException;
import dev.attain.xapi.Iri;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads filters: conditions of {@link ConditionGrammar}, with
 *
 * <pre>
 * test    = "has" column
 *         | column ( "=" | "!=" | "&lt;" | "&lt;=" | ">" | ">=" ) value
 *         | column "in" "(" value { "," value } ")"
 * column  = a field, or an extension: result.extensions["IRI"]
 * value   = '"' characters '"', where \" and \\ stand for themselves, or one word
 * </pre>
 */
public final class FilterText {
  /** The longest filter, in characters. */
  public static final int MAX_LENGTH = 8_000;

  /** The most values behind one {@code in}. */
  public static final int MAX_VALUES = 200;

  private static final Pattern TOKEN =
      Pattern.compile(Tokens.QUOTED + "|!=|<=|>=|[=<>(),\\[\\]]|[^\\s\"(),<>=!\\[\\]]+");
  private static final String SIGNS = "!=<>(),[]";
  private static final ConditionGrammar<Filter> GRAMMAR =
      new ConditionGrammar<>(new OfStatements(), TOKEN, MAX_LENGTH);

  private FilterText() {}

  /** What became of reading. */
  public sealed interface Reading {
    record Read(Filter filter) implements Reading {
      public Read {
        Objects.requireNonNull(filter);
      }
    }

    /**
     * @param column where it stops being a filter, from 1
     */
    record Broken(int column, String message) implements Reading {
      public Broken {
        Objects.requireNonNull(message);
      }
    }
  }

  /** An empty text reads as {@link Filter#EVERYTHING}. */
  public static Reading read(String text) {
    if (text.isBlank()) {
      return new Reading.Read(Filter.EVERYTHING);
    }
    return GRAMMAR.read(
        text, Reading.Read::new, broken -> new Reading.Broken(broken.column(), broken.message()));
  }

  private static final class OfStatements implements ConditionGrammar.Forms<Filter> {
    @Override
    public Filter all(List<Filter> filters) {
      return new Filter.All(filters);
    }

    @Override
    public Filter any(List<Filter> filters) {
      return new Filter.Any(filters);
    }

    @Override
    public Filter not(Filter filter) {
      return new Filter.Not(filter);
    }

    @Override
    public Filter test(Tokens tokens) throws UnexpectedException {
      if (tokens.is("has")) {
        tokens.advance();
        return new Filter.Has(column(tokens));
      }
      Column column = column(tokens);
      if (tokens.is("in")) {
        tokens.advance();
        return in(tokens, column);
      }
      return compared(tokens, column);
    }
  }

  private static Filter compared(Tokens tokens, Column column) throws UnexpectedException {
    boolean differs = tokens.is(Comparison.NOT_EQUAL);
    Comparison comparison =
        Comparison.find(differs ? Comparison.EQUAL.sign() : tokens.token())
            .filter(c -> c == Comparison.EQUAL || column.field().kind().ordered())
            .orElseThrow(() -> new UnexpectedException(signs(column)));
    tokens.advance();
    Filter compared = new Filter.Compared(column, comparison, value(tokens, column));
    return differs ? new Filter.Not(compared) : compared;
  }

  private static String signs(Column column) {
    return "one of "
        + (column.field().kind().ordered() ? "= != < <= > >= in" : "= != in")
        + " after "
        + column;
  }

  private static Filter in(Tokens tokens, Column column) throws UnexpectedException {
    return new Filter.In(column, tokens.list(MAX_VALUES, one -> value(one, column)));
  }

  private static Column column(Tokens tokens) throws UnexpectedException {
    Field field =
        Field.find(tokens.token())
            .orElseThrow(() -> new UnexpectedException("one of the columns " + Field.all()));
    tokens.advance();
    if (!field.isExtension()) {
      return Column.of(field);
    }
    tokens.take("[");
    if (!tokens.isQuoted()) {
      throw new UnexpectedException("the extension's IRI in double quotes");
    }
    Column column = new Column(field, new Iri(Tokens.unquoted(tokens.taken())));
    tokens.take("]");
    return column;
  }

  private static Operand value(Tokens tokens, Column column) throws UnexpectedException {
    Field.Kind kind = column.field().kind();
    String token = tokens.token();
    boolean word = !token.isEmpty() && SIGNS.indexOf(token.charAt(0)) < 0;
    Operand operand =
        (word
                ? OperandText.read(
                    kind, tokens.isQuoted() ? Tokens.unquoted(token) : token, tokens.isQuoted())
                : Optional.<Operand>empty())
            .orElseThrow(() -> new UnexpectedException(kind.words() + " for " + column));
    tokens.advance();
    return operand;
  }
}
