package dev.attain.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir private Path folder = Path.of("");

  private static Report report() {
    return new Report(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  @Test
  void what_is_written_is_read_again() throws IOException {
    Results results =
        new Results(
            Environment.here(Instant.parse("2026-11-22T16:00:00.123Z"), "usual"),
            List.of(
                new Figure("a", "p99", "ms", Better.LOWER, List.of(1.25, 1e-9, 3e9)),
                new Figure("a", "load", "", Better.NEITHER, List.of(0.0))));
    Path file = folder.resolve("results.json");
    results.write(file);

    assertThat(Results.read(file)).isEqualTo(results);
  }

  @Test
  void something_else_is_refused() throws IOException {
    Path file = folder.resolve("other.json");
    Files.writeString(file, "{\"figures\": 3}");

    assertThatThrownBy(() -> Results.read(file)).isInstanceOf(IOException.class);
  }

  @Test
  void rounds_of_one_figure_are_collected_and_others_kept_apart() {
    Report report = report();
    report.begin("one");
    report.lower("p99", "ms", 3);
    report.higher("rate", "per s", 9);
    report.lower("p99", "ms", 5);
    report.lower("nothing measured", "ms", Double.NaN);
    report.begin("two");
    report.lower("p99", "ms", 7);

    assertThat(report.figures())
        .containsExactly(
            new Figure("one", "p99", "ms", Better.LOWER, List.of(3.0, 5.0)),
            new Figure("one", "rate", "per s", Better.HIGHER, List.of(9.0)),
            new Figure("two", "p99", "ms", Better.LOWER, List.of(7.0)));
  }

  @Test
  void the_value_of_a_figure_is_its_median() {
    assertThat(new Figure("a", "b", "", Better.LOWER, List.of(9.0, 1.0, 2.0)).value()).isEqualTo(2);
    assertThat(new Figure("a", "b", "", Better.LOWER, List.of(4.0, 1.0)).value()).isEqualTo(2.5);
  }

  @Test
  void a_figure_has_rounds_and_all_are_numbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Figure("a", "b", "", Better.LOWER, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Figure("a", "b", "", Better.LOWER, List.of(Double.NaN)));
  }

  @Test
  void the_table_names_a_workload_once_and_shows_between_what_rounds_lie() {
    String table =
        FigureTable.of(
                List.of(
                    new Figure("start", "empty", "ms", Better.LOWER, List.of(1.0, 3.0, 2.0)),
                    new Figure("start", "filled", "ms", Better.LOWER, List.of(12_345.6))))
            .toString();

    assertThat(table.lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).matches("start +empty +ms +2\\.00 +1\\.00 +3\\.00"))
        .anySatisfy(line -> assertThat(line).matches(" +filled +ms +12,346"));
  }
}
