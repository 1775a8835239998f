package dev.attain.competency.framework.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.profiles.ProfilePublication;
import dev.attain.storage.model.ModelEngine;
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
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code profiles/} can be published as it is, and its schemas agree. */
class ShippedDocumentsTest {
  private static final Path PROFILES = Path.of("profiles");

  static Stream<Path> sets() throws IOException {
    try (Stream<Path> folders = Files.list(PROFILES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("framework.json")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void aSetIsPublishedAsItIs(Path folder) throws IOException {
    ModelEngine engine = new ModelEngine(InstantSource.system());
    ProfileCatalog profiles = new ProfileCatalog(engine.records(), InstantSource.system());
    RecordFrameworkCatalog catalog =
        new RecordFrameworkCatalog(engine.records(), InstantSource.system(), profiles::templateIds);
    for (Path file : files(folder, "", ".jsonld")) {
      assertThat(profiles.publish(Files.readAllBytes(file), Author.SERVER).result())
          .isInstanceOf(ProfilePublication.Created.class);
    }

    Framework framework =
        SampleDocuments.read(
            FrameworkDocuments.framework(
                Files.readAllBytes(folder.resolve("framework.json")),
                profiles.templateIds().result()::contains));

    assertThat(catalog.publish(framework).result()).isEmpty();
    assertThat(catalog.inForce().result()).containsExactly(framework);
    for (Path file : files(folder, "role-", ".json")) {
      RoleProfile role = SampleDocuments.read(FrameworkDocuments.role(Files.readAllBytes(file)));
      assertThat(catalog.publish(role).result()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void aSetIsValidByTheSchemas(Path folder) throws IOException {
    assertThat(validate("framework", Files.readString(folder.resolve("framework.json")))).isEmpty();
    for (Path file : files(folder, "role-", ".json")) {
      assertThat(validate("role-profile", Files.readString(file))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"framework, FRAMEWORK", "role-profile, ROLE", "cohort, COHORT"})
  void theSchemasAcceptWhatTheReaderAccepts(String schema, String sample) throws Exception {
    String document = (String) SampleDocuments.class.getField(sample).get(null);

    assertThat(validate(schema, document)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          framework | /colour | 1
          framework | /name | ""
          framework | /status | "great"
          framework | /approvals | []
          framework | /scale/0/cut | 2
          framework | /competencies/0/gates/0/requiredTypes | ["completion"]
          framework | /competencies/0/method/gamma | 1
          framework | /competencies/0/method/id | "guess@1"
          framework | /competencies/0/method/tracing | {"slip": 2}
          framework | /competencies/0/rollup | {"kind": "any"}
          framework | /mappings/0/when | {"success": true}
          framework | /mappings/0/when | {"verbs": []}
          framework | /mappings/0/when/paths | [{"any": ["x"]}]
          framework | /mappings/0/when/paths | [{"location": "$.id", "presence": "often"}]
          framework | /mappings/0/emit/0/weight | -1
          framework | /mappings/0/emit/0/score | {"responses": {"yes": 2}}
          role-profile | /start | "goal"
          role-profile | /requirements/0/impact | 6
          role-profile | /requirements/0/level | 1.5
          cohort | /members/0/person | "ann"
          cohort | /members/0/leftReason | "bored"
          """)
  void theSchemasRefuseMistakesInOneDocument(String schema, String pointer, String value)
      throws IOException {
    String sample =
        switch (schema) {
          case "framework" -> SampleDocuments.FRAMEWORK;
          case "cohort" -> SampleDocuments.COHORT;
          default -> SampleDocuments.ROLE;
        };
    String spoilt =
        new String(SampleDocuments.edited(sample, pointer, value), StandardCharsets.UTF_8);

    assertThat(validate(schema, spoilt)).isNotEmpty();
  }

  private static List<Path> files(Path folder, String prefix, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .sorted()
          .toList();
    }
  }

  private static List<String> validate(String schema, String document) throws IOException {
    Path file = PROFILES.resolve("schema").resolve(schema + ".schema.json");
    Validator validator =
        Validator.create(
            JsonSchema.of(new JsonObject(Files.readString(file))),
            new JsonSchemaOptions()
                .setBaseUri("https://attain.dev/schema/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
    OutputUnit result = validator.validate(new JsonObject(document));
    if (Boolean.TRUE.equals(result.getValid())) {
      return List.of();
    }
    return result.getErrors().stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getError())
        .toList();
  }
}
