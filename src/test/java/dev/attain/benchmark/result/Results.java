package dev.attain.benchmark.result;

import dev.attain.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** All figures of one run. */
public record Results(Environment environment, List<Figure> figures) {
  public Results {
    Objects.requireNonNull(environment);
    figures = List.copyOf(figures);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the file can't be read, or is something else
   */
  public static Results read(Path file) throws IOException {
    return Json.MAPPER.readValue(Files.readAllBytes(file), Results.class);
  }

  public void write(Path file) throws IOException {
    Files.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
  }
}
