package dev.attain.people.attributes;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a text with comma-separated values (RFC 4180): quoted fields may hold commas, quotes
 * (doubled) and line ends; lines end with CRLF or LF; empty lines are left out.
 */
final class CsvRows {
  private final String text;
  private int at;
  private int line = 1;

  private CsvRows(String text) {
    this.text = text;
  }

  /**
   * @param line where the row begins, from 1
   */
  record Row(int line, List<String> fields) {
    Row {
      fields = List.copyOf(fields);
    }
  }

  /** The text breaks the rules in this line. */
  static final class BrokenCsvException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenCsvException(int line, String message) {
      super("line " + line + ": " + message);
    }
  }

  static List<Row> of(String text) throws BrokenCsvException {
    // Spreadsheets put a byte order mark in front.
    CsvRows rows = new CsvRows(text.startsWith("\ufeff") ? text.substring(1) : text);
    List<Row> all = new ArrayList<>();
    while (rows.at < rows.text.length()) {
      Row row = rows.row();
      if (row.fields().size() > 1 || !row.fields().get(0).isEmpty()) {
        all.add(row);
      }
    }
    return all;
  }

  private Row row() throws BrokenCsvException {
    int begin = line;
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    endOfLine();
    return new Row(begin, fields);
  }

  private void endOfLine() throws BrokenCsvException {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length()) {
      if (text.charAt(at) != '\n') {
        throw new BrokenCsvException(line, "text after a quoted field");
      }
      at++;
      line++;
    }
  }

  private String field() throws BrokenCsvException {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int begin = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at).strip();
  }

  private String quoted() throws BrokenCsvException {
    int begin = line;
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        at++;
        field.append(c);
      } else {
        return field.toString();
      }
    }
    throw new BrokenCsvException(begin, "a quoted field has no end");
  }
}
