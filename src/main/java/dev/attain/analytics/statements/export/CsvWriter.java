package dev.attain.analytics.statements.export;

import dev.attain.analytics.statements.filter.StatementRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180), UTF-8, with a header.
 *
 * <p>A spreadsheet takes a text for a formula that begins with one of certain signs, and what
 * learners write ends up here: such texts get an apostrophe before them, unless it is not wanted.
 */
final class CsvWriter implements RowWriter {
  private static final String FORMULA_SIGNS = "=+-@\t\r";

  private final List<ExportColumn> columns;
  private final boolean safe;

  /**
   * @param safe whether texts that spreadsheets would take for formulas are marked as texts
   */
  CsvWriter(List<ExportColumn> columns, boolean safe) {
    this.columns = columns;
    this.safe = safe;
  }

  @Override
  public byte[] begin() {
    StringBuilder header = new StringBuilder();
    columns.forEach(column -> cell(header, column.name()));
    return line(header).toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] write(List<StatementRow> rows) {
    StringBuilder lines = new StringBuilder(rows.size() * 200);
    for (StatementRow row : rows) {
      for (ExportColumn column : columns) {
        cell(lines, text(column.value(row)));
      }
      line(lines);
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] end() {
    return new byte[0];
  }

  private String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    String text = value.toString();
    boolean formula =
        value instanceof String && !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0;
    return safe && formula ? "'" + text : text;
  }

  /** Ends with a comma, which the end of the line replaces. */
  private static void cell(StringBuilder lines, String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    lines.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text).append(',');
  }

  private static StringBuilder line(StringBuilder lines) {
    lines.setLength(lines.length() - 1);
    return lines.append("\r\n");
  }
}
