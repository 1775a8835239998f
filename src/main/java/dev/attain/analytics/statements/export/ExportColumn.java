package dev.attain.analytics.statements.export;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Context;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Result;
import dev.attain.xapi.Score;
import dev.attain.xapi.json.Timestamps;
import dev.attain.xapi.json.path.PathExpression;
import dev.attain.xapi.json.path.PathReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A column of an export: a name for what is often wanted, or a JSONPath into the statement. */
public final class ExportColumn {
  /** The most columns of an export. */
  public static final int MOST = 100;

  /** What the values of a column are. */
  enum Type {
    TEXT,
    NUMBER,
    WHOLE_NUMBER,
    TRUTH
  }

  private enum Named {
    POSITION(Type.WHOLE_NUMBER, row -> row.stored().position().value()),
    ID(Type.TEXT, row -> row.stored().id().toString()),
    STORED(Type.TEXT, row -> Timestamps.format(row.stored().position().stored())),
    TIMESTAMP(Type.TEXT, row -> Timestamps.format(row.timestamp())),
    ACTOR(Type.TEXT, row -> String.join(" ", row.people())),
    VERB(Type.TEXT, row -> row.statement().verb().id().value()),
    ACTIVITY(Type.TEXT, row -> row.activity().map(Activity::id).map(Iri::value).orElse(null)),
    TYPE(Type.TEXT, row -> row.activityType().map(Iri::value).orElse(null)),
    SOURCE(Type.TEXT, StatementRow::source),
    REGISTRATION(Type.TEXT, Named::registration),
    SCORE(Type.NUMBER, row -> row.scaled().map(Number::doubleValue).orElse(null)),
    RAW(Type.NUMBER, row -> row.score().map(Score::raw).map(Number::doubleValue).orElse(null)),
    SUCCESS(Type.TRUTH, row -> row.result().map(Result::success).orElse(null)),
    COMPLETION(Type.TRUTH, row -> row.result().map(Result::completion).orElse(null)),
    /** In seconds. */
    DURATION(Type.NUMBER, Named::seconds),
    /** The whole of it. */
    STATEMENT(Type.TEXT, StatementTree::text);

    private final Type type;
    private final Function<StatementRow, @Nullable Object> value;

    Named(Type type, Function<StatementRow, @Nullable Object> value) {
      this.type = type;
      this.value = value;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object registration(StatementRow row) {
      return Optional.ofNullable(row.statement().context())
          .map(Context::registration)
          .map(Object::toString)
          .orElse(null);
    }

    private static @Nullable Object seconds(StatementRow row) {
      OptionalLong millis = row.duration();
      return millis.isPresent() ? millis.getAsLong() / 1_000.0 : null;
    }
  }

  /** What is exported where nothing else is asked for. */
  public static final List<ExportColumn> USUAL =
      Stream.of(Named.values())
          .filter(named -> named != Named.RAW && named != Named.STATEMENT)
          .map(ExportColumn::of)
          .toList();

  private final String name;
  private final Type type;
  private final Function<StatementRow, @Nullable Object> value;

  private ExportColumn(String name, Type type, Function<StatementRow, @Nullable Object> value) {
    this.name = name;
    this.type = type;
    this.value = value;
  }

  /** What became of reading. */
  public sealed interface Reading {
    record Read(List<ExportColumn> columns) implements Reading {
      public Read {
        columns = List.copyOf(columns);
      }
    }

    record Broken(String message) implements Reading {
      public Broken {
        Objects.requireNonNull(message);
      }
    }
  }

  /** Columns separated by commas; a comma within the brackets of a path separates nothing. */
  public static Reading read(String text) {
    List<ExportColumn> columns = new ArrayList<>();
    for (String one : text.split(",(?![^\\[]*\\])", -1)) {
      String column = one.strip();
      Optional<ExportColumn> found = column.startsWith("$") ? path(column) : named(column);
      if (found.isEmpty() || columns.size() == MOST) {
        return new Reading.Broken(
            columns.size() == MOST
                ? "at most " + MOST + " columns"
                : "'"
                    + column
                    + "' is neither a JSONPath such as $.actor.name nor one of "
                    + all());
      }
      columns.add(found.get());
    }
    return new Reading.Read(columns);
  }

  private static String all() {
    return Stream.of(Named.values()).map(Named::text).collect(Collectors.joining(", "));
  }

  private static Optional<ExportColumn> named(String name) {
    return Stream.of(Named.values())
        .filter(named -> named.text().equals(name))
        .map(ExportColumn::of)
        .findAny();
  }

  private static ExportColumn of(Named named) {
    return new ExportColumn(named.text(), named.type, named.value);
  }

  private static Optional<ExportColumn> path(String path) {
    return PathExpression.read(path) instanceof PathReading.Read read
        ? Optional.of(
            new ExportColumn(path, Type.TEXT, row -> StatementTree.find(row, read.expression())))
        : Optional.empty();
  }

  public String name() {
    return name;
  }

  Type type() {
    return type;
  }

  /** A String, Double, Long or Boolean as the type says; null where the statement has none. */
  @Nullable Object value(StatementRow row) {
    return value.apply(row);
  }
}
