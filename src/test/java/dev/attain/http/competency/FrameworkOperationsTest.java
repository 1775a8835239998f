package dev.attain.http.competency;

import static dev.attain.competency.framework.SampleDocuments.COHORT;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK_ID;
import static dev.attain.competency.framework.SampleDocuments.ROLE;
import static dev.attain.competency.framework.SampleDocuments.bytes;
import static dev.attain.competency.framework.SampleDocuments.edited;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.access.Principal;
import dev.attain.access.Scope;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.json.Json;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FrameworkOperationsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Principal ADMINISTRATOR =
      new Principal(
          "key-of-admin",
          Set.of(Scope.ADMIN),
          new Agent("Administrator", AgentIdentifier.ofCanonical("mailto:admin@example.org")));
  private static final String PROFILE =
      """
      {"id": "x:profile", "type": "Profile", "prefLabel": {"en": "P"}, "definition": {"en": "D"},
       "versions": [{"id": "x:profile/v1"}],
       "templates": [{"id": "x:template", "type": "StatementTemplate", "verb": "x:verb"}]}
      """;

  private final ModelEngine engine = new ModelEngine(InstantSource.fixed(NOW));
  private final ProfileCatalog profiles =
      new ProfileCatalog(engine.records(), InstantSource.system());
  private final FrameworkOperations operations =
      new FrameworkOperations(
          new RecordFrameworkCatalog(
              engine.records(), InstantSource.fixed(NOW), profiles::templateIds),
          profiles);

  private record Call(Map<String, String> path, Map<String, String> query, byte[] body)
      implements ApiCall {
    @Override
    public String pathParameter(String name) {
      return Optional.ofNullable(path.get(name)).orElseThrow();
    }

    @Override
    public Optional<String> findQueryParameter(String name) {
      return Optional.ofNullable(query.get(name));
    }

    @Override
    public Optional<String> findHeader(String name) {
      return Optional.empty();
    }

    @Override
    public Principal principal() {
      return ADMINISTRATOR;
    }

    @Override
    public Instant now() {
      return NOW;
    }
  }

  private ApiAnswer send(String operation, byte[] body) {
    return call(operation, new Call(Map.of(), Map.of(), body));
  }

  private ApiAnswer get(String operation, String parameter, String id) {
    return call(operation, new Call(Map.of(parameter, id), Map.of(), new byte[0]));
  }

  private ApiAnswer call(String operation, Call call) {
    return Optional.ofNullable(operations.byId().get(operation))
        .orElseThrow()
        .answer(call)
        .result();
  }

  private static JsonNode body(ApiAnswer answer) {
    return Json.MAPPER.valueToTree(answer.body());
  }

  @Test
  void aNewFrameworkIsCreatedAndAnEqualOneIsNot() {
    ApiAnswer first = send("publishFramework", bytes(FRAMEWORK));
    ApiAnswer again = send("publishFramework", bytes(FRAMEWORK));

    assertThat(first.status()).isEqualTo(201);
    assertThat(body(first))
        .hasToString(
            "{\"id\":\"" + FRAMEWORK_ID + "\",\"version\":\"1.0.0\",\"outcome\":\"created\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(body(again).get("outcome").textValue()).isEqualTo("unchanged");
  }

  @Test
  void anotherContentUnderAKnownVersionIsAConflict() {
    send("publishFramework", bytes(FRAMEWORK));

    ApiAnswer answer = send("publishFramework", edited(FRAMEWORK, "/name", "\"Other\""));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(body(answer).at("/problems/0/path").textValue()).isEqualTo("$.version");
    assertThat(body(get("getFramework", "frameworkId", FRAMEWORK_ID)).get("name").textValue())
        .isEqualTo("Baking");
  }

  @Test
  void aBadFrameworkIsRefusedWithEveryProblem() {
    ApiAnswer answer =
        send(
            "publishFramework",
            bytes(
                "{\"id\": \"baking\", \"version\": \"1\", \"name\": \"B\", \"status\": \"draft\"}"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(body(answer).get("detail").textValue()).contains("3 problems");
    assertThat(body(answer).get("problems").findValuesAsText("path"))
        .containsExactly("$.id", "$.scale", "$.competencies");
  }

  @Test
  void frameworksAreListedWithWhichIsInForce() {
    send("publishFramework", bytes(FRAMEWORK));
    send("publishFramework", edited(FRAMEWORK, "/version", "\"1.1.0\""));

    JsonNode list = body(send("listFrameworks", new byte[0])).get("frameworks");

    assertThat(list.findValuesAsText("version")).containsExactly("1.0.0", "1.1.0");
    assertThat(list.findValuesAsText("inForce")).containsExactly("false", "true");
    assertThat(list.at("/0/effectiveFrom").textValue()).isEqualTo("2026-01-01");
  }

  @Test
  void aFrameworkIsReadInTheVersionAskedForElseTheOneInForce() {
    send("publishFramework", bytes(FRAMEWORK));
    send("publishFramework", edited(FRAMEWORK, "/version", "\"1.1.0\""));
    Map<String, String> path = Map.of("frameworkId", FRAMEWORK_ID);

    ApiAnswer old = call("getFramework", new Call(path, Map.of("version", "1.0.0"), new byte[0]));
    ApiAnswer none = call("getFramework", new Call(path, Map.of("version", "9"), new byte[0]));

    assertThat(old.body()).isEqualTo(SampleDocuments.framework());
    assertThat(body(get("getFramework", "frameworkId", FRAMEWORK_ID)).get("version").textValue())
        .isEqualTo("1.1.0");
    assertThat(none.status()).isEqualTo(404);
    assertThat(body(none).get("detail").textValue()).contains(FRAMEWORK_ID, "version 9");
  }

  @Test
  void aRoleAndACohortArePublishedListedAndRead() {
    assertThat(send("publishRole", bytes(ROLE)).status()).isEqualTo(422);
    send("publishFramework", bytes(FRAMEWORK));

    assertThat(send("publishRole", bytes(ROLE)).status()).isEqualTo(201);
    assertThat(send("publishRole", bytes(ROLE)).status()).isEqualTo(200);
    ApiAnswer replaced = send("publishRole", edited(ROLE, "/name", "\"Master\""));
    assertThat(body(replaced).get("outcome").textValue()).isEqualTo("replaced");
    assertThat(body(send("listRoles", new byte[0])).at("/roles/0/name").textValue())
        .isEqualTo("Master");
    assertThat(send("publishCohort", bytes(COHORT)).status()).isEqualTo(201);
    assertThat(body(send("listCohorts", new byte[0])).at("/cohorts/0/members").intValue())
        .isEqualTo(2);
    assertThat(get("getCohort", "cohortId", "bakers-2026").body())
        .isEqualTo(SampleDocuments.cohort());
    assertThat(get("getCohort", "cohortId", "other").status()).isEqualTo(404);
    assertThat(get("getRole", "roleId", "x:other").status()).isEqualTo(404);
    assertThat(send("publishCohort", bytes("{}")).status()).isEqualTo(422);
  }

  @Test
  void aRuleMayNameATemplateOnceItsProfileIsPublished() {
    byte[] framework = edited(FRAMEWORK, "/mappings/0/when/template", "\"x:template\"");

    assertThat(send("publishFramework", framework).status()).isEqualTo(422);
    assertThat(send("publishProfile", bytes(PROFILE)).status()).isEqualTo(201);
    assertThat(send("publishProfile", bytes(PROFILE)).status()).isEqualTo(200);
    assertThat(send("publishProfile", bytes(PROFILE.replace("\"D\"", "\"E\""))).status())
        .isEqualTo(409);
    assertThat(send("publishProfile", bytes("{}")).status()).isEqualTo(422);
    assertThat(send("publishFramework", framework).status()).isEqualTo(201);
    assertThat(body(send("listProfiles", new byte[0])).at("/profiles/0/templates").intValue())
        .isEqualTo(1);
    assertThat(body(get("getProfile", "profileId", "x:profile")))
        .isEqualTo(body(get("getProfile", "profileId", "x:profile/v1")));
    assertThat(get("getProfile", "profileId", "x:other").status()).isEqualTo(404);
  }

  @Test
  void theContractDeclaresExactlyTheseOperations() throws IOException {
    try (InputStream stream =
        FrameworkOperations.class.getResourceAsStream("/openapi/paths-frameworks.yaml")) {
      assertThat(stream).isNotNull();
      String contract = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      List<String> declared =
          Pattern.compile("operationId: (\\w+)")
              .matcher(contract)
              .results()
              .map(match -> match.group(1))
              .toList();

      assertThat(declared).containsExactlyInAnyOrderElementsOf(operations.byId().keySet());
    }
  }
}
