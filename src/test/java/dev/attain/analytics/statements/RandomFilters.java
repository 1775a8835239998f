package dev.attain.analytics.statements;

import dev.attain.analytics.statements.filter.Column;
import dev.attain.analytics.statements.filter.Field;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.Operand;
import dev.attain.condition.Comparison;
import dev.attain.xapi.Iri;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Random filters about what an {@link AnalystLog} has. */
public final class RandomFilters {
  private final Random random;

  public RandomFilters(Random random) {
    this.random = random;
  }

  public Filter filter(int depth) {
    if (depth == 0) {
      return test();
    }
    return switch (random.nextInt(5)) {
      case 0 -> new Filter.Not(filter(depth - 1));
      case 1 -> new Filter.Any(several(depth - 1));
      case 2, 3 -> new Filter.All(several(depth - 1));
      default -> test();
    };
  }

  private List<Filter> several(int depth) {
    return IntStream.range(0, random.nextInt(2, 4)).mapToObj(i -> filter(depth)).toList();
  }

  private Filter test() {
    Column column = column();
    return switch (random.nextInt(6)) {
      case 0 -> new Filter.Has(column);
      case 1 ->
          new Filter.In(
              column,
              IntStream.range(0, random.nextInt(1, 4)).mapToObj(i -> operand(column)).toList());
      default -> new Filter.Compared(column, comparison(column), operand(column));
    };
  }

  private Column column() {
    Field field = Field.values()[random.nextInt(Field.values().length)];
    return switch (field) {
      case COHORT -> Column.of(Field.PERSON);
      case RESULT_EXTENSION -> new Column(field, new Iri("https://example.org/mood"));
      case CONTEXT_EXTENSION -> new Column(field, new Iri("https://example.org/try"));
      case ACTIVITY_EXTENSION -> new Column(field, new Iri("https://example.org/level"));
      default -> Column.of(field);
    };
  }

  private Comparison comparison(Column column) {
    return switch (column.field()) {
      case STORED,
          TIMESTAMP,
          SCORE,
          SCORE_RAW,
          SCORE_MIN,
          SCORE_MAX,
          DURATION,
          RESULT_EXTENSION,
          CONTEXT_EXTENSION,
          ACTIVITY_EXTENSION ->
          Comparison.values()[random.nextInt(Comparison.values().length)];
      default -> Comparison.EQUAL;
    };
  }

  private Operand operand(Column column) {
    return switch (column.field()) {
      case AGENT, AGENT_RELATED, PERSON -> new Operand.Text(AnalystLog.person(random.nextInt(7)));
      case VERB -> new Operand.Text(AnalystLog.verb(random.nextInt(4)));
      case ACTIVITY, ACTIVITY_RELATED, CATEGORY ->
          new Operand.Text(AnalystLog.activity(random.nextInt(6)));
      case TYPE -> new Operand.Text(AnalystLog.type(random.nextInt(3)));
      case SOURCE ->
          new Operand.Text(AnalystLog.SOURCES[random.nextInt(AnalystLog.SOURCES.length)]);
      case REGISTRATION -> new Operand.Text(new UUID(0, random.nextInt(4)).toString());
      case COHORT -> new Operand.Text("a \"cohort\" with \\ signs");
      case STORED, TIMESTAMP ->
          new Operand.Moment(AnalystLog.NOON.plusMillis(random.nextInt(300_000_000)));
      case SCORE, SCORE_RAW, SCORE_MIN, SCORE_MAX ->
          new Operand.Number(BigDecimal.valueOf(random.nextInt(-100, 101), 2));
      case SUCCESS, COMPLETION -> new Operand.Truth(random.nextBoolean());
      case DURATION -> new Operand.Span(random.nextInt(4_000_000));
      case RESULT_EXTENSION -> new Operand.Text("m" + random.nextInt(4));
      case CONTEXT_EXTENSION, ACTIVITY_EXTENSION ->
          new Operand.Number(BigDecimal.valueOf(random.nextInt(5)));
    };
  }
}
