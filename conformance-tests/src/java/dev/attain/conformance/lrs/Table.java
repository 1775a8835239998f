package dev.attain.conformance.lrs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A table in a text file: a row is a line, cells are parted by {@code |}, {@code #} begins notes.
 */
public record Table(String file, List<List<String>> rows) {
  private static final String FOLDER = "/dev/attain/conformance/";

  public Table {
    rows = List.copyOf(rows);
  }

  /**
   * A table of this suite; each row has as many cells as {@code columns}, the last may be empty.
   */
  public static Table read(String file, int columns) {
    List<List<String>> rows =
        text(file)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> cells(file, line, columns))
            .toList();
    return new Table(file, rows);
  }

  /** A text file of this suite. */
  public static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(Table.class.getResourceAsStream(FOLDER + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String file, String line, int columns) {
    List<String> cells = Arrays.stream(line.split("\\|", columns)).map(String::strip).toList();
    if (cells.size() != columns) {
      throw new IllegalArgumentException(
          "%s: %d cells expected: %s".formatted(file, columns, line));
    }
    return cells;
  }
}
