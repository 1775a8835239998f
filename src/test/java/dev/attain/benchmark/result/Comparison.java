package dev.attain.benchmark.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What has changed from one run to another. */
public final class Comparison {
  /** How far apart two runs of one round each must be; nothing is known of their noise. */
  private static final double UNKNOWN_NOISE = 0.15;

  private final Results before;
  private final Results after;

  /** What a difference means. */
  public enum Verdict {
    BETTER,
    WORSE,
    /** Beyond noise, in a figure that is neither good nor bad. */
    OTHER,
    /** Within what the rounds of the two runs differ among themselves. */
    NOISE
  }

  /** One figure in both runs. */
  public record Row(Figure before, Figure after) {

    /** 0.1 is ten percent more; not a number where there was nothing before. */
    public double change() {
      return before.value() == 0 && after.value() != 0
          ? Double.NaN
          : before.value() == after.value() ? 0 : after.value() / before.value() - 1;
    }

    /**
     * Beyond noise is a difference when no round of the one run lies within the rounds of the
     * other; and where one of them has a single round, when it is more than 15% as well.
     */
    public Verdict verdict() {
      boolean apart = after.least() > before.most() || after.most() < before.least();
      boolean single = before.rounds().size() == 1 || after.rounds().size() == 1;
      if (!apart || single && Math.abs(change()) <= UNKNOWN_NOISE) {
        return Verdict.NOISE;
      }
      return switch (after.better()) {
        case NEITHER -> Verdict.OTHER;
        case LOWER -> after.value() < before.value() ? Verdict.BETTER : Verdict.WORSE;
        case HIGHER -> after.value() > before.value() ? Verdict.BETTER : Verdict.WORSE;
      };
    }
  }

  public Comparison(Results before, Results after) {
    this.before = before;
    this.after = after;
  }

  /** The figures that both have, in the order of the later run. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Figure figure : after.figures()) {
      find(before, figure).ifPresent(earlier -> rows.add(new Row(earlier, figure)));
    }
    return rows;
  }

  private static Optional<Figure> find(Results results, Figure wanted) {
    return results.figures().stream().filter(wanted::isSameAs).findFirst();
  }

  /** The rows, and what makes the runs hard to compare. */
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append("before: ").append(described(before.environment())).append('\n');
    text.append("after:  ").append(described(after.environment())).append('\n');
    if (!before.environment().settings().equals(after.environment().settings())
        || before.environment().processors() != after.environment().processors()
        || !before.environment().java().equals(after.environment().java())) {
      text.append("The runs had different settings, machines or Java: compare with care.\n");
    }
    FigureTable table = new FigureTable("before", "after", "change", "");
    for (Row row : rows()) {
      table.row(
          row.after(),
          FigureTable.number(row.before().value()),
          FigureTable.number(row.after().value()),
          Double.isNaN(row.change())
              ? ""
              : String.format(Locale.ROOT, "%+.1f%%", row.change() * 100),
          row.verdict() == Verdict.NOISE ? "" : row.verdict().name());
    }
    text.append(table);
    missing("only before: ", before, after, text);
    missing("only after: ", after, before, text);
    return text.toString();
  }

  private static String described(Environment environment) {
    return "%s of %s, %s, %d processors, load %.1f, %s"
        .formatted(
            environment.commit(),
            environment.at(),
            environment.java(),
            environment.processors(),
            environment.load(),
            environment.settings());
  }

  private static void missing(String label, Results of, Results in, StringBuilder text) {
    for (Figure figure : of.figures()) {
      if (find(in, figure).isEmpty()) {
        text.append(label)
            .append(figure.workload())
            .append(", ")
            .append(figure.name())
            .append('\n');
      }
    }
  }
}
