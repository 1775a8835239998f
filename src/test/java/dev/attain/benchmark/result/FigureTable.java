package dev.attain.benchmark.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures as text in columns: workload, name and unit to the left, then whatever is said of them.
 */
public final class FigureTable {
  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();
  private String last = "";

  public FigureTable(String... columns) {
    List<String> all = new ArrayList<>(List.of("workload", "figure", "unit"));
    all.addAll(List.of(columns));
    this.titles = List.copyOf(all);
  }

  /** The figures of a run: the median of the rounds, and between what they lie. */
  public static FigureTable of(List<Figure> figures) {
    FigureTable table = new FigureTable("value", "from", "to");
    for (Figure figure : figures) {
      boolean one = figure.rounds().size() == 1;
      table.row(
          figure,
          number(figure.value()),
          one ? "" : number(figure.least()),
          one ? "" : number(figure.most()));
    }
    return table;
  }

  /** The workload is named where it changes. */
  public void row(Figure figure, String... cells) {
    List<String> row = new ArrayList<>();
    row.add(figure.workload().equals(last) ? "" : figure.workload());
    row.add(figure.name());
    row.add(figure.unit());
    row.addAll(List.of(cells));
    last = figure.workload();
    rows.add(row);
  }

  /** Three digits that say something, thousands separated. */
  public static String number(double value) {
    double size = Math.abs(value);
    String format =
        size >= 100 || value == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, format, value);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(titles, text);
    rows.forEach(row -> line(row, text));
    return text.toString();
  }

  private void line(List<String> cells, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      int width = width(i);
      String padding = " ".repeat(width - cells.get(i).length());
      line.append(i < 3 ? cells.get(i) + padding : padding + cells.get(i)).append("  ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    int width = titles.get(column).length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }
}
