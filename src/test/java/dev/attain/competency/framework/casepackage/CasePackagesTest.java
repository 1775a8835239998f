package dev.attain.competency.framework.casepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.SampleDocuments;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CasePackagesTest {
  private static final String PACKAGE =
      """
      {
        "CFDocument": {"uri": "x:doc", "title": "Baking", "creator": "Guild",
          "lastChangeDateTime": "2026-01-31T10:00:00Z", "CFPackageURI": "x:package"},
        "CFItems": [
          {"uri": "x:a", "identifier": "ia", "fullStatement": "Makes dough",
            "humanCodingScheme": "B1", "CFDocumentURI": {"uri": "x:doc"}},
          {"uri": "x:b", "identifier": "ib", "fullStatement": "Bakes it",
            "humanCodingScheme": "B1", "CFDocumentURI": "x:doc"}
        ],
        "CFAssociations": [
          {"associationType": "isChildOf", "originNodeURI": {"uri": "x:a"},
            "destinationNodeURI": {"uri": "x:doc"}},
          {"associationType": "isChildOf", "originNodeURI": "x:b",
            "destinationNodeURI": {"identifier": "ia"}},
          {"associationType": "precedes", "originNodeURI": "x:a", "destinationNodeURI": "x:b"},
          {"associationType": "precedes", "originNodeURI": "x:a", "destinationNodeURI": "x:z"},
          {"associationType": "exactMatchOf", "originNodeURI": "x:a",
            "destinationNodeURI": "https://other.example.org/dough"},
          {"associationType": "isRelatedTo", "originNodeURI": "x:a", "destinationNodeURI": "x:b"}
        ]
      }
      """;

  @Test
  void itemsBecomeCompetenciesAndAssociationsTheirRelations() {
    CaseReading.Read read = read(PACKAGE);
    Competency dough = read.draft().competencies().get(0);
    Competency baking = read.draft().competencies().get(1);

    assertThat(read.draft().id()).isEqualTo("x:doc");
    assertThat(read.draft().version()).isEqualTo("2026-01-31");
    assertThat(read.draft().status()).isEqualTo(Framework.Status.DRAFT);
    assertThat(dough.parent()).isNull();
    assertThat(dough.exactMatch()).containsExactly("https://other.example.org/dough");
    assertThat(baking.parent()).isEqualTo(new CompetencyId("x:a"));
    assertThat(baking.requires()).containsExactly(new CompetencyId("x:a"));
    assertThat(List.of(dough.code(), baking.code())).containsExactly("B1", "ib");
    assertThat(read.omitted())
        .extracting(p -> p.path() + ": " + p.message())
        .containsExactly(
            "$.CFAssociations[3]: not taken over: x:z is no item of this package",
            "$.CFAssociations[5]: not taken over: frameworks have no relation like isRelatedTo");
  }

  @Test
  void everyProblemIsNamedByItsPathInThePackage() {
    assertThat(
            problems(
                """
                {"CFDocument": {"title": " "},
                 "CFItems": [{"uri": "x:a"}, {"fullStatement": "b"}],
                 "CFAssociations": [{"originNodeURI": 7}]}
                """))
        .containsExactly(
            "$.CFDocument.uri: is required, or else identifier",
            "$.CFDocument.title: is required, as a text",
            "$.CFItems[0].fullStatement: is required, as a text",
            "$.CFItems[1].uri: is required, or else identifier",
            "$.CFAssociations[0].associationType: is required, as a text",
            "$.CFAssociations[0].originNodeURI: must be a uri, or an object with one",
            "$.CFAssociations[0].destinationNodeURI: must be a uri, or an object with one");
    assertThat(problems("{\"CFDocument\": {\"uri\": \"x:d\", \"title\": \"T\"}}"))
        .containsExactly("$.CFItems: must be a list");
    assertThat(
            problems(
                PACKAGE.replace(
                    "\"originNodeURI\": {\"uri\": \"x:a\"},\n"
                        + "      \"destinationNodeURI\": {\"uri\": \"x:doc\"}",
                    "\"originNodeURI\": \"x:a\", \"destinationNodeURI\": \"x:b\"")))
        .singleElement()
        .asString()
        .startsWith("$.CFItems[0].parent: a cycle: x:a -> x:b -> x:a");
  }

  @Test
  void whatIsNoPackageIsToldWhatItIs() {
    assertThat(problems(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
        .singleElement()
        .asString()
        .startsWith("$: this is a PNG image, not a CASE package");
    assertThat(problems("PK\u0003\u0004").get(0)).contains("a ZIP archive");
    assertThat(problems("%PDF-1.7").get(0)).contains("a PDF document");
    assertThat(problems("<html>").get(0)).startsWith("$: not JSON at line 1, column 1");
    assertThat(problems("").get(0)).startsWith("$: not JSON");
    assertThat(problems("{}"))
        .containsExactly("$.CFDocument: is required: this is not a CASE package");
    assertThat(problems("[]")).hasSize(1);
  }

  @Test
  void realPackagesAreRead() throws IOException {
    CaseReading.Read salt = read(shared("opensalt-framework.json"));
    CaseReading.Read ordering = read(shared("ordering.json"));
    CaseReading.Read levels = read(shared("smart-level-framework.json"));

    assertThat(salt.draft().competencies()).hasSize(16);
    assertThat(salt.draft().competencies()).allSatisfy(c -> assertThat(c.exactMatch()).hasSize(1));
    assertThat(salt.draft().competencies().stream().mapToInt(c -> c.requires().size()).sum())
        .isEqualTo(2);
    assertThat(salt.omitted()).hasSize(5);
    assertThat(ordering.draft().competencies()).hasSize(28);
    assertThat(ordering.draft().competencies().stream().filter(c -> c.parent() != null))
        .hasSize(27);
    assertThat(ordering.omitted()).isEmpty();
    assertThat(levels.draft().competencies()).hasSize(14);
    assertThat(levels.draft().competencies().stream().filter(c -> c.parent() != null)).hasSize(12);
  }

  @Test
  void whatIsExportedReadsBackTheSame() throws IOException {
    for (String name :
        List.of("opensalt-framework.json", "ordering.json", "smart-level-framework.json")) {
      Framework draft = read(shared(name)).draft();

      CaseReading.Read again = read(export(draft).toString());

      assertThat(again.draft()).as(name).isEqualTo(draft);
      assertThat(again.omitted()).isEmpty();
    }
  }

  @Test
  void anExportKeepsWhatCaseHasAPlaceFor() {
    Framework framework = SampleDocuments.framework();

    List<Competency> again = read(export(framework).toString()).draft().competencies();

    assertThat(again)
        .extracting(Competency::id)
        .containsExactlyElementsOf(framework.competencies().stream().map(Competency::id).toList());
    assertThat(again.get(1).parent()).isEqualTo(framework.competencies().get(1).parent());
    assertThat(again.get(1).requires()).isEqualTo(framework.competencies().get(1).requires());
    assertThat(again.get(0).code()).isEqualTo("D1");
  }

  @Test
  void anExportIsValidByTheSchemaOfCase() throws IOException {
    JsonObject schema =
        new JsonObject(
            new String(shared("case-v1p0-cfpackage-schema.json"), StandardCharsets.UTF_8));
    JsonSchemaOptions options =
        new JsonSchemaOptions()
            .setBaseUri("https://attain.example.org/")
            .setDraft(Draft.DRAFT4)
            .setOutputFormat(OutputFormat.Basic);

    OutputUnit result =
        Validator.create(JsonSchema.of(schema), options)
            .validate(new JsonObject(export(SampleDocuments.framework()).toString()));

    assertThat(result.getValid()).as(() -> result.toJson().encodePrettily()).isTrue();
  }

  private static JsonNode export(Framework framework) {
    return CaseExport.of(framework, Instant.parse("2026-06-01T12:00:00Z"));
  }

  private static CaseReading.Read read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static CaseReading.Read read(byte[] json) {
    CaseReading reading = CasePackages.read(json, null);
    if (reading instanceof CaseReading.Refused refused) {
      throw new AssertionError(refused.problems().toString());
    }
    return (CaseReading.Read) reading;
  }

  private static List<String> problems(String json) {
    return problems(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> problems(byte[] json) {
    return ((CaseReading.Refused) CasePackages.read(json, null))
        .problems().stream().map(p -> p.path() + ": " + p.message()).toList();
  }

  private static byte[] shared(String name) throws IOException {
    Path file =
        Path.of(Objects.requireNonNullElse(System.getProperty("attain.shared"), "../shared"))
            .resolve("data/case")
            .resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is not at hand");
    return Files.readAllBytes(file);
  }
}
