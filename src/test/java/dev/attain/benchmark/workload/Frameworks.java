package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;

/** Makes a server project. */
final class Frameworks {
  private Frameworks() {}

  static void publish(Served server, byte[] framework) {
    server.ask(Call.post("/api/v1/frameworks", framework, 1).expecting(201));
  }
}
