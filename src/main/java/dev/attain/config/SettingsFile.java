package dev.attain.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A settings file: lines {@code name = value}, empty lines, and comments that begin with {@code #}.
 * A value runs to the end of its line; nothing is escaped.
 *
 * @param path where it was read from
 * @param values by name
 */
public record SettingsFile(Path path, Map<String, Line> values) {

  /** A value with the number of its line. */
  public record Line(int number, String value) {}

  public SettingsFile {
    values = Map.copyOf(values);
  }

  /**
   * Reads a file.
   *
   * @throws SettingsException when it can't be read, or a line can't be understood
   */
  public static SettingsFile read(Path path) {
    List<String> lines;
    try {
      lines = Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SettingsException(
          List.of("The settings file " + path + " can't be read: " + e.getMessage()));
    }
    Map<String, Line> values = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int equals = line.indexOf('=');
      String where = path + ", line " + (i + 1) + ": ";
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (equals < 1) {
        problems.add(where + "'" + line + "' is not of the form name = value");
        continue;
      }
      String name = line.substring(0, equals).strip();
      Line value = new Line(i + 1, line.substring(equals + 1).strip());
      Line earlier = values.putIfAbsent(name, value);
      if (earlier != null) {
        problems.add(where + name + " is set on line " + earlier.number() + " already");
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new SettingsFile(path, values);
  }
}
