package dev.attain.conformance.adl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdlLogTest {
  @TempDir Path folder;

  @Test
  void failuresAreNamedByTheirGroups() throws Exception {
    AdlLog log =
        read(
            """
            {"summary": {"total": 3, "passed": 2, "failed": 1, "version": "2.0.0"},
             "log": {"title": "all", "status": "failed", "tests": [
               {"title": "queries", "status": "failed", "tests": [
                 {"title": "by verb", "status": "passed", "tests": []},
                 {"title": "by agent", "status": "failed", "tests": []}]},
               {"title": "voiding", "status": "passed", "tests": []}]}}
            """);

    assertThat(log.isWhole()).isFalse();
    assertThat(log.text())
        .isEqualTo(
            "xAPI 2.0.0: 2 of 3 passed, 1 failed%n  failed: all > queries > by agent%n"
                .formatted());
  }

  @Test
  void aRunIsWholeOnlyWhenEveryTestWasTried() throws Exception {
    assertThat(read("{\"summary\":{\"total\":2,\"passed\":2,\"failed\":0}}").isWhole()).isTrue();
    assertThat(read("{\"summary\":{\"total\":2,\"passed\":1,\"failed\":0}}").isWhole()).isFalse();
    assertThat(read("{\"summary\":{\"total\":0,\"passed\":0,\"failed\":0}}").isWhole()).isFalse();
  }

  @Test
  void otherJsonIsNoLog() {
    assertThatIllegalArgumentException().isThrownBy(() -> read("{}"));
  }

  private AdlLog read(String json) throws IOException {
    Path file = folder.resolve("run.log");
    Files.writeString(file, json);
    return AdlLog.read(file);
  }
}
