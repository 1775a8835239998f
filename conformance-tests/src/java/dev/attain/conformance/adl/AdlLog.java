package dev.attain.conformance.adl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of one run of the ADL suite.
 *
 * @param version of xAPI that was tested
 * @param failures titles of the failed tests, each after those of the groups it stands in
 */
public record AdlLog(String version, int total, int passed, int failed, List<String> failures) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public AdlLog {
    failures = List.copyOf(failures);
  }

  /**
   * Reads a log.
   *
   * @throws IllegalArgumentException when the file is JSON and no such log
   */
  public static AdlLog read(Path file) throws IOException {
    JsonNode root = MAPPER.readTree(file.toFile());
    JsonNode summary = root.path("summary");
    if (!summary.path("total").isInt()) {
      throw new IllegalArgumentException(file + " is no log of the ADL suite: it has no summary");
    }
    List<String> failures = new ArrayList<>();
    collect(root.path("log"), "", failures);
    return new AdlLog(
        summary.path("version").asText("unknown"),
        summary.path("total").asInt(),
        summary.path("passed").asInt(),
        summary.path("failed").asInt(),
        failures);
  }

  /** Whether every test was tried and passed. */
  public boolean isWhole() {
    return total > 0 && passed == total && failed == 0;
  }

  /** Counts in one line, then a line for each failure. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("xAPI %s: %d of %d passed, %d failed%n".formatted(version, passed, total, failed));
    failures.forEach(
        title -> text.append("  failed: ").append(title).append(System.lineSeparator()));
    return text.toString();
  }

  private static void collect(JsonNode test, String above, List<String> failures) {
    if (!test.path("status").asText().equals("failed")) {
      return;
    }
    String title = test.path("title").asText().strip();
    String path = above.isEmpty() ? title : above + " > " + title;
    int before = failures.size();
    test.path("tests").forEach(child -> collect(child, path, failures));
    if (failures.size() == before) {
      failures.add(path);
    }
  }
}
