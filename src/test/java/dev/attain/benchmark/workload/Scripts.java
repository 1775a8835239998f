package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.Script;
import dev.attain.benchmark.sample.BenchmarkStatements;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What is sent again and again. */
final class Scripts {
  static final String STATEMENTS = "/xapi/statements";

  private Scripts() {}

  /** Batches of statements, one after the other; alone they are no array. */
  static Script ingest(BenchmarkStatements statements, int batch) {
    return last ->
        Call.post(STATEMENTS, batch == 1 ? statements.one() : statements.batch(batch), batch);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** An agent as a parameter of a query. */
  static String agent(String mbox) {
    return encode("{\"mbox\":\"" + mbox + "\"}");
  }
}
