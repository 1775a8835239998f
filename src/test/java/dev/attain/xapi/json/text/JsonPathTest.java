package dev.attain.xapi.json.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonPathTest {

  private final JsonPath path = new JsonPath();

  @Test
  void showsAllOfAWayOfTwentySteps() {
    path.enter("context");
    path.enter("extensions");
    path.enter("https://example.org/tree");
    for (int i = 0; i < 17; i++) {
      path.enter(i);
    }

    assertThat(path)
        .hasToString(
            "$.context.extensions['https://example.org/tree']"
                + "[0][1][2][3][4][5][6][7][8][9][10][11][12][13][14][15][16]");
  }

  @Test
  void showsTheFirstAndTheLastStepsOfALongerOne() {
    path.enter("a");
    for (int i = 0; i < 100; i++) {
      path.enter(i);
    }
    path.enter("b");

    assertThat(path)
        .hasToString(
            "$.a[0][1][2][3][4][5][6][7][8][9][10] … 82 more … [93][94][95][96][97][98][99].b");
  }

  @Test
  void leavesOutOneStepOfTwentyOne() {
    for (int i = 0; i < 21; i++) {
      path.enter(i);
    }

    assertThat(path)
        .hasToString(
            "$[0][1][2][3][4][5][6][7][8][9][10][11] … 1 more … [13][14][15][16][17][18][19][20]");
  }

  @Test
  void staysShortWhereTextNestsTooDeeply() {
    byte[] text = "[".repeat(10_000).getBytes(UTF_8);

    JsonDocument.Broken broken = (JsonDocument.Broken) JsonText.parse(text, JsonLimits.DEFAULT);

    assertThat(broken.path()).contains("[0] … ").hasSizeLessThan(100);
  }
}
