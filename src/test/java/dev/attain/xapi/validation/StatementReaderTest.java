package dev.attain.xapi.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementReaderTest {
  private final StatementReader reader =
      new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);

  @Test
  void readsOneStatement() {
    Reading.Valid valid = valid(Examples.SMALL);

    assertThat(valid.array()).isFalse();
    assertThat(valid.statements()).hasSize(1);
    assertThat(valid.statements().get(0).statement().verb().id().value()).endsWith("completed");
    assertThat(valid.statements().get(0).exact().received())
        .isEqualTo(Examples.SMALL.getBytes(UTF_8));
  }

  @Test
  void readsAnArrayInItsOrder() {
    Reading.Valid valid = valid("[" + Examples.SMALL + ", " + Examples.FULL + "]");

    assertThat(valid.array()).isTrue();
    assertThat(valid.statements())
        .extracting(statement -> new String(statement.exact().received(), UTF_8))
        .containsExactly(Examples.SMALL, Examples.FULL);
  }

  @Test
  void readsAnArrayWithoutStatements() {
    assertThat(valid("[]").statements()).isEmpty();
  }

  @Test
  void namesTheStatementOfAnArrayThatBreaksARule() {
    String wrong = Examples.SMALL.replace("mailto:", "");

    assertThat(violations("[" + Examples.SMALL + "," + wrong + "]"))
        .containsExactly(
            new Violation(
                "XAPI-00038",
                "$[1].actor.mbox",
                "\"ann@example.org\" is not an address in the form mailto:name@host"));
  }

  @Test
  void reportsAllViolationsOfAllStatements() {
    assertThat(violations("[{\"id\":1,\"x\":2},null,3]"))
        .extracting(Violation::rule, Violation::path)
        .containsExactly(
            tuple("XAPI-00027", "$[0].id"),
            tuple("XAPI-00010", "$[0].x"),
            tuple("XAPI-00003", "$[0]"),
            tuple("XAPI-00004", "$[0]"),
            tuple("XAPI-00005", "$[0]"),
            tuple("XAPI-00001", "$[1]"),
            tuple("XAPI-00006", "$[2]"));
  }

  @Test
  void saysHowManyViolationsAreNotListed() {
    String hundredAndTwo = "[" + "0,".repeat(101) + "0]";

    List<Violation> violations = violations(hundredAndTwo);

    assertThat(violations).hasSize(101);
    assertThat(violations.get(100))
        .isEqualTo(
            new Violation("Limit", "$", "2 more violations are not listed; correct these first"));
  }

  @Test
  void cutsTheValueThatAMessageQuotes() {
    String message =
        violations(Examples.SMALL.replace("ann@", "@".repeat(100_000))).get(0).message();

    assertThat(message).startsWith("\"mailto:@@@").contains("…\" is not").hasSizeLessThan(150);
  }

  @Test
  void tellsWhereTheJsonIsBroken() {
    assertThat(violations("[\n{\"actor\":}]"))
        .containsExactly(
            new Violation(
                "RFC 8259",
                "$[0].actor",
                "line 2, column 10: there is '}' where JSON needs a value"));
    assertThat(violations("{\"actor\":{\"mbox\":1,\"mbox\":2}}"))
        .extracting(Violation::rule, Violation::path)
        .containsExactly(tuple("XAPI-00021", "$.actor.mbox"));
    assertThat(violations("{\"a\":\"\\ud800\"}"))
        .extracting(Violation::rule)
        .containsExactly("XAPI-00015");
    assertThat(violations("[".repeat(10_000))).extracting(Violation::rule).containsExactly("Limit");
  }

  @Test
  void refusesMoreStatementsThanTheLimit() {
    StatementReader two =
        new StatementReader(XapiVersion.V1_0_3, new JsonLimits(100, 1_000, 100, 2, 10_000));
    String three = "[" + Examples.SMALL + "," + Examples.SMALL + "," + Examples.SMALL + "]";

    assertThat(two.read(three.getBytes(UTF_8)))
        .isEqualTo(
            new Reading.Malformed(
                List.of(
                    new Violation(
                        "Limit", "$", "there are more than 2 statements; send several requests"))));
  }

  @Test
  void refusesAStatementLongerThanTheLimit() {
    int length = Examples.SMALL.length();
    StatementReader shorter =
        new StatementReader(XapiVersion.V1_0_3, new JsonLimits(100, 1_000, 100, 2, length - 1));
    StatementReader exact =
        new StatementReader(XapiVersion.V1_0_3, new JsonLimits(100, 1_000, 100, 2, length));
    byte[] body = ("[" + Examples.SMALL + "]").getBytes(UTF_8);

    assertThat(exact.read(body)).isInstanceOf(Reading.Valid.class);
    assertThat(shorter.read(body))
        .isEqualTo(
            new Reading.Malformed(
                List.of(
                    new Violation(
                        "Limit",
                        "$[0]",
                        "the statement has %d bytes, and may have at most %d; send long content as an attachment"
                            .formatted(length, length - 1)))));
  }

  @Test
  void refusesTwoStatementsWithOneIdWhateverItsLetterCase() {
    String id = "{\"id\":\"%s\",";
    String lower =
        Examples.SMALL.replaceFirst("\\{", id.formatted("aaaaaaaa-0000-4000-8000-000000000000"));
    String upper =
        Examples.SMALL.replaceFirst("\\{", id.formatted("AAAAAAAA-0000-4000-8000-000000000000"));

    assertThat(violations("[" + lower + "," + upper + "]"))
        .extracting(Violation::rule, Violation::path)
        .containsExactly(tuple("Communication 2.1.1", "$[1].id"));
  }

  @Test
  void refusesAScoreWhoseExponentNoArithmeticSurvives() {
    String statement =
        Examples.SMALL.replaceFirst("}$", ",\"result\":{\"score\":{\"raw\":1e999999999}}}");

    assertThat(violations(statement))
        .extracting(Violation::rule, Violation::path)
        .containsExactly(tuple("Limit", "$.result.score.raw"));
  }

  @ParameterizedTest
  @EnumSource(XapiVersion.class)
  void acceptsTheStatementsOfOtherPeoplesTools(XapiVersion version) throws IOException {
    Path shared = Path.of(System.getProperty("attain.shared", "../shared"));
    Path file = shared.resolve("data/statements/tccc.json");
    assumeTrue(Files.exists(file), () -> "there is no " + file);

    Reading reading =
        new StatementReader(version, JsonLimits.DEFAULT).read(Files.readAllBytes(file));

    assertThat(reading).isInstanceOf(Reading.Valid.class);
    assertThat(((Reading.Valid) reading).statements()).hasSize(2_814);
  }

  private Reading.Valid valid(String body) {
    return (Reading.Valid) reader.read(body.getBytes(UTF_8));
  }

  private List<Violation> violations(String body) {
    return ((Reading.Malformed) reader.read(body.getBytes(UTF_8))).violations();
  }
}
