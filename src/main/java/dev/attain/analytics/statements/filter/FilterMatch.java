package dev.attain.analytics.statements.filter;

import dev.attain.condition.Comparison;
import dev.attain.statements.Term;
import dev.attain.xapi.Activity;
import dev.attain.xapi.ActivityDefinition;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Context;
import dev.attain.xapi.Extensions;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Result;
import dev.attain.xapi.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a filter holds of a statement. */
public final class FilterMatch {
  private final Filter filter;
  private final WhoIsMeant who;

  public FilterMatch(Filter filter, WhoIsMeant who) {
    this.filter = filter;
    this.who = who;
  }

  public boolean holds(StatementRow row) {
    return holds(filter, row);
  }

  private boolean holds(Filter condition, StatementRow row) {
    if (condition instanceof Filter.All all) {
      return all.filters().stream().allMatch(one -> holds(one, row));
    }
    if (condition instanceof Filter.Any any) {
      return any.filters().stream().anyMatch(one -> holds(one, row));
    }
    if (condition instanceof Filter.Not not) {
      return !holds(not.filter(), row);
    }
    if (condition instanceof Filter.Has has) {
      return has(has.column(), row);
    }
    if (condition instanceof Filter.In in) {
      return in.operands().stream()
          .anyMatch(operand -> compared(in.column(), Comparison.EQUAL, operand, row));
    }
    Filter.Compared compared = (Filter.Compared) condition;
    return compared(compared.column(), compared.comparison(), compared.operand(), row);
  }

  private boolean compared(
      Column column, Comparison comparison, Operand operand, StatementRow row) {
    if (operand instanceof Operand.Text text && !column.field().isExtension()) {
      return equal(column.field(), text.text(), row);
    }
    return values(column, row).stream()
        .map(value -> order(value, operand))
        .anyMatch(order -> order != null && comparison.holds(order));
  }

  private boolean equal(Field field, String text, StatementRow row) {
    return switch (field) {
      case VERB -> row.statement().verb().id().value().equals(text);
      case ACTIVITY -> row.activity().filter(a -> a.id().value().equals(text)).isPresent();
      case TYPE -> row.activityType().filter(type -> type.value().equals(text)).isPresent();
      case CATEGORY -> row.categories().contains(new Iri(text));
      case SOURCE -> row.source().equals(text);
      case REGISTRATION -> registration(row).filter(text::equals).isPresent();
      case PERSON, COHORT -> row.people().stream().anyMatch(who.identifiers(field, text)::contains);
      case AGENT -> row.isFoundBy(agent(text, false, row));
      case AGENT_RELATED -> row.isFoundBy(agent(text, true, row));
      case ACTIVITY_RELATED -> row.isFoundBy(row.terms().activity(new Iri(text), true));
      default -> throw new IllegalArgumentException(field + " has no texts");
    };
  }

  private static Term agent(String canonical, boolean related, StatementRow row) {
    return row.terms().agent(AgentIdentifier.ofCanonical(canonical), related);
  }

  private static Optional<String> registration(StatementRow row) {
    return Optional.ofNullable(row.statement().context())
        .map(Context::registration)
        .map(Object::toString);
  }

  /** Of an agent or an activity anywhere it is not asked whether there is any: there always is. */
  private static boolean has(Column column, StatementRow row) {
    return switch (column.field()) {
      case AGENT, AGENT_RELATED, VERB, SOURCE, STORED, TIMESTAMP -> true;
      case PERSON, COHORT -> !row.people().isEmpty();
      case ACTIVITY -> row.activity().isPresent();
      case ACTIVITY_RELATED ->
          row.activity().isPresent()
              || (row.statement().context() != null
                  && row.statement().context().contextActivities().all().findAny().isPresent());
      case TYPE -> row.activityType().isPresent();
      case CATEGORY -> !row.categories().isEmpty();
      case REGISTRATION -> registration(row).isPresent();
      case RESULT_EXTENSION, CONTEXT_EXTENSION, ACTIVITY_EXTENSION ->
          extension(column, row).isPresent();
      default -> !values(column, row).isEmpty();
    };
  }

  /** What the column has that can be ordered; several values of an extension that is an array. */
  private static List<Operand> values(Column column, StatementRow row) {
    return switch (column.field()) {
      case STORED -> List.of(new Operand.Moment(row.stored().position().stored()));
      case TIMESTAMP -> List.of(new Operand.Moment(row.timestamp()));
      case SCORE -> number(row, Score::scaled);
      case SCORE_RAW -> number(row, Score::raw);
      case SCORE_MIN -> number(row, Score::min);
      case SCORE_MAX -> number(row, Score::max);
      case SUCCESS -> truth(row, Result::success);
      case COMPLETION -> truth(row, Result::completion);
      case DURATION -> span(row.duration());
      default -> extension(column, row).map(ExtensionValue::operands).orElse(List.of());
    };
  }

  private static List<Operand> number(
      StatementRow row, Function<Score, @Nullable BigDecimal> part) {
    return row.score()
        .map(part)
        .<List<Operand>>map(n -> List.of(new Operand.Number(n)))
        .orElse(List.of());
  }

  private static List<Operand> truth(StatementRow row, Function<Result, @Nullable Boolean> part) {
    return row.result()
        .map(part)
        .<List<Operand>>map(t -> List.of(new Operand.Truth(t)))
        .orElse(List.of());
  }

  private static List<Operand> span(OptionalLong millis) {
    return millis.isPresent() ? List.of(new Operand.Span(millis.getAsLong())) : List.of();
  }

  private static Optional<String> extension(Column column, StatementRow row) {
    Extensions extensions =
        switch (column.field()) {
          case RESULT_EXTENSION -> row.result().map(Result::extensions).orElse(Extensions.EMPTY);
          case CONTEXT_EXTENSION ->
              row.statement().context() == null
                  ? Extensions.EMPTY
                  : row.statement().context().extensions();
          default ->
              row.activity()
                  .map(Activity::definition)
                  .map(ActivityDefinition::extensions)
                  .orElse(Extensions.EMPTY);
        };
    return Optional.ofNullable(
        extensions.jsonByIri().get(Objects.requireNonNull(column.extension())));
  }

  /** Null when the two can't be compared, as a number with a text. */
  private static @Nullable Integer order(Operand value, Operand with) {
    if (value instanceof Operand.Number a && with instanceof Operand.Number b) {
      return a.value().compareTo(b.value());
    }
    if (value instanceof Operand.Moment a && with instanceof Operand.Moment b) {
      Instant instant = a.instant();
      return instant.compareTo(b.instant());
    }
    if (value instanceof Operand.Span a && with instanceof Operand.Span b) {
      return Long.compare(a.millis(), b.millis());
    }
    if (value instanceof Operand.Truth a && with instanceof Operand.Truth b) {
      return a.value() == b.value() ? Integer.valueOf(0) : null;
    }
    if (value instanceof Operand.Text a && with instanceof Operand.Text b) {
      return a.text().compareTo(b.text());
    }
    return null;
  }
}
