package dev.attain.competency.framework.document;

import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.edited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.Advice;
import dev.attain.competency.framework.Advice.Kind;
import dev.attain.competency.framework.SampleDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworkAdviceTest {

  private static List<Advice> advice(byte[] framework) {
    return FrameworkAdvice.of(
        SampleDocuments.read(FrameworkDocuments.framework(framework, t -> true)), List.of());
  }

  @Test
  void aSoundFrameworkCanStillBeBetter() {
    assertThat(FrameworkAdvice.of(SampleDocuments.framework(), List.of(SampleDocuments.role())))
        .extracting(advice -> advice.kind() + " " + advice.path())
        .containsExactly(
            "UNREACHABLE $.competencies[0].gates[0].requiredTypes",
            "TOO_FEW_INDICATORS $.competencies[1].indicators",
            "NOTHING_PROVES_IT $.competencies[1]",
            "PREREQUISITE $.competencies[1].requires[0]");
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /competencies/0/statement | "Understands dough" | VAGUE | $.competencies[0].statement | "understands"
          /competencies/0/indicators | ["Bakes"] | VAGUE | $.competencies[0].indicators[0] | too short
          /competencies/0/method | {"id": "knowledge-tracing@1", "tracing": {"slip": 0.4}} | UNREACHABLE | $.competencies[0].method.tracing.slip | level 2
          /competencies/0/resources/0/relation | "assesses" | NEVER_MAPPED | $.competencies[0].resources[0] | names https://example.org/courses/dough
          /mappings/0/emit/0/weight | 0 | NOTHING_PROVES_IT | $.competencies[0].rollup | add a roll-up
          /mappings/0/emit/0/weight | 0 | PREREQUISITE | $.competencies[1].requires[0] | nothing proves D1
          """)
  void adviceNamesWhatCouldBeBetter(
      String pointer, String value, Kind kind, String path, String message) {
    assertThat(advice(edited(FRAMEWORK, pointer, value)))
        .filteredOn(advice -> advice.kind() == kind && advice.path().equals(path))
        .anySatisfy(advice -> assertThat(advice.message()).contains(message));
  }

  @Test
  void aRoleThatRequiresWhatNothingProvesIsNamed() {
    byte[] framework = edited(FRAMEWORK, "/mappings/0/emit/0/weight", "0");
    assertThat(
            FrameworkAdvice.of(
                SampleDocuments.read(FrameworkDocuments.framework(framework, t -> true)),
                List.of(SampleDocuments.role())))
        .anySatisfy(advice -> assertThat(advice.message()).contains("the role Baker requires D1"));
  }
}
