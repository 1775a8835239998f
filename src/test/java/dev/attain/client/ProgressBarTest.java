package dev.attain.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  @Test
  void aLineShowsShareCountAndRate() {
    assertThat(ProgressBar.line("Sending", 50, 200, 12_345, "statements", 6_789.4))
        .isEqualTo("Sending [########......................]  25%  12,345 statements, 6,789/s");
    assertThat(ProgressBar.line("Sending", 50, 0, 3, "statements", 1))
        .isEqualTo("Sending  3 statements, 1/s");
  }

  @Test
  void withoutATerminalThereIsNoRedrawing() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProgressBar bar =
        new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, "S", 10);

    for (int i = 0; i < 1_000; i++) {
      bar.show(1, i);
    }
    bar.say("a word");
    bar.finish(10, 1_000);

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .noneMatch(line -> line.contains("\r") || line.contains("\033"));
  }
}
