package dev.attain.benchmark;

import dev.attain.benchmark.workload.Workload;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Names the workloads. */
@Command(name = "list", description = "Shows the workloads; * marks those of a short run.")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Workload workload : Workloads.all()) {
      String mark = Workloads.ofAShortRun().contains(workload) ? "*" : " ";
      out.printf("%s %-14s %s%n", mark, workload.name(), workload.purpose());
    }
    return 0;
  }
}
