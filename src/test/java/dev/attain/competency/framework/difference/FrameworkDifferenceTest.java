package dev.attain.competency.framework.difference;

import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.edited;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.competency.framework.difference.Change.Kind;
import dev.attain.competency.framework.difference.Change.Subject;
import dev.attain.competency.framework.document.FrameworkDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameworkDifferenceTest {

  @Test
  void anotherVersionOfTheSameContentHasNone() {
    assertThat(sentences("/version", "\"2.0.0\"")).isEmpty();
    assertThat(sentences("/wasRevisionOf", "\"0.1.0\"")).isEmpty();
  }

  @Test
  void aCutIsNamedByItsLevelWhereverThatStands() {
    Change change = only("/scale/1/cut", "0.75");

    assertThat(change.kind()).isEqualTo(Kind.CHANGED);
    assertThat(change.subject()).isEqualTo(Subject.CUT);
    assertThat(change.path()).isEqualTo("$.scale[?(@.level==2)].cut");
    assertThat(change.sentence())
        .isEqualTo("The cut of level 2 \"Baker\" changes from 0.7 to 0.75.");
  }

  @Test
  void levelsComeAndGo() {
    assertThat(sentences("/scale/-", "{\"level\": 3, \"name\": \"Master\", \"cut\": 0.9}"))
        .containsExactly("Level 3 \"Master\" is new.");
    Framework more = sample("/scale/-", "{\"level\": 3, \"name\": \"Master\", \"cut\": 0.9}");
    Change gone = FrameworkDifference.between(more, SampleDocuments.framework()).changes().get(0);
    assertThat(gone.kind()).isEqualTo(Kind.REMOVED);
    assertThat(gone.after()).isNull();
    assertThat(gone.sentence()).isEqualTo("Level 3 \"Master\" is gone.");
  }

  @Test
  void aMethodIsOfItsCompetency() {
    Change change = only("/competencies/0/method/halfLifeDays", "180");

    assertThat(change.subject()).isEqualTo(Subject.METHOD);
    assertThat(change.path())
        .isEqualTo(
            "$.competencies[?(@.id=='https://example.org/skills/dough')].method.halfLifeDays");
    assertThat(change.sentence())
        .isEqualTo(
            "The half life days of the method of competency D1 \"Dough\" changes from 90.0 to"
                + " 180.0.");
  }

  @Test
  void gatesAreNamedByTheirLevel() {
    Change change = only("/competencies/0/gates/0/minItems", "3");

    assertThat(change.subject()).isEqualTo(Subject.GATE);
    assertThat(change.before()).isEqualTo(new IntNode(2));
    assertThat(change.sentence())
        .isEqualTo(
            "The min items of the gate from level 2 of competency D1 \"Dough\" changes from 2 to"
                + " 3.");
    assertThat(sentences("/competencies/0/gates/-", "{\"fromLevel\": 2, \"minItems\": 9}"))
        .containsExactly("The gate from level 2 of competency D1 \"Dough\" is new.");
  }

  @Test
  void rulesAndTheirConditionsAreCompared() {
    assertThat(sentences("/mappings/0/when/verbs/-", "\"x:tried\""))
        .containsExactly(
            "The verbs of the condition of mapping rule quiz now include \"x:tried\".");
    assertThat(sentences("/mappings/0/emit/0/weight", "2.5"))
        .containsExactly(
            "The weight of emission for https://example.org/skills/dough of mapping rule quiz is"
                + " now 2.5.");
    assertThat(only("/mappings/0/priority", "7").subject()).isEqualTo(Subject.MAPPING_RULE);
  }

  @Test
  void aRenamedIdIsOneGoneAndOneNew() {
    Framework renamed = sample("/mappings/0/id", "\"test\"");

    assertThat(FrameworkDifference.between(SampleDocuments.framework(), renamed).changes())
        .extracting(Change::sentence)
        .containsExactly("Mapping rule test is new.", "Mapping rule quiz is gone.");
  }

  @Test
  void theOrderOfElementsIsNoDifference() {
    String two =
        new String(
            edited(FRAMEWORK, "/competencies/1/indicators", "[\"a\", \"b\"]"),
            StandardCharsets.UTF_8);
    Framework swapped = read(edited(two, "/competencies/1/indicators", "[\"b\", \"a\"]"));

    assertThat(
            FrameworkDifference.between(read(two.getBytes(StandardCharsets.UTF_8)), swapped)
                .changes())
        .isEmpty();
  }

  @Test
  void headingsAreOfTheFramework() {
    assertThat(sentences("/name", "\"Bread\""))
        .containsExactly("The name of the framework changes from \"Baking\" to \"Bread\".");
    assertThat(sentences("/effectiveFrom", ""))
        .containsExactly(
            "The effective from of the framework is no longer given; it was \"2026-01-01\".");
    assertThat(only("/name", "\"Bread\"").subject()).isEqualTo(Subject.FRAMEWORK);
  }

  private static Change only(String pointer, String value) {
    List<Change> changes = changes(pointer, value);
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  private static List<String> sentences(String pointer, String value) {
    return changes(pointer, value).stream().map(Change::sentence).toList();
  }

  private static List<Change> changes(String pointer, String value) {
    return FrameworkDifference.between(SampleDocuments.framework(), sample(pointer, value))
        .changes();
  }

  private static Framework sample(String pointer, String value) {
    return read(edited(FRAMEWORK, pointer, value));
  }

  private static Framework read(byte[] json) {
    return SampleDocuments.read(FrameworkDocuments.framework(json, template -> true));
  }
}
