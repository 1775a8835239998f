package dev.attain.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.benchmark.result.Better;
import dev.attain.benchmark.result.Environment;
import dev.attain.benchmark.result.Figure;
import dev.attain.benchmark.result.Results;
import dev.attain.benchmark.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = Benchmark.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void the_list_has_every_workload_once_and_marks_those_of_a_short_run() {
    assertThat(run("list")).isZero();

    assertThat(Workloads.all().stream().map(Workload::name)).doesNotHaveDuplicates();
    assertThat(Workloads.all()).containsAll(Workloads.ofAShortRun());
    assertThat(out.toString().lines()).hasSize(Workloads.all().size());
    assertThat(out.toString()).contains("* ingest-batch ").contains("  growth ");
  }

  @Test
  void an_unknown_workload_is_refused_before_anything_runs() {
    assertThat(run("run", "nothing", "--output", folder.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("there is no workload nothing; `list` shows");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void two_results_are_compared() throws IOException {
    Environment here = Environment.here(Instant.EPOCH, "usual");
    Path before = folder.resolve("before.json");
    Path after = folder.resolve("after.json");
    new Results(here, List.of(new Figure("start", "empty", "ms", Better.LOWER, List.of(900.0))))
        .write(before);
    new Results(here, List.of(new Figure("start", "empty", "ms", Better.LOWER, List.of(450.0))))
        .write(after);

    assertThat(run("compare", before.toString(), after.toString())).isZero();
    assertThat(out.toString()).contains("-50.0%  BETTER");
  }

  @Test
  void results_that_are_not_there_are_missed_by_name() {
    assertThat(run("compare", folder + "/none.json", folder + "/none.json")).isEqualTo(2);
    assertThat(err.toString()).contains("none.json");
  }
}
