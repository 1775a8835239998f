package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Version;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What all resources have in common: versions, credentials, HEAD, the alternate syntax. */
public final class Protocol {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Covers({"XAPI-00316", "XAPI-00317", "XAPI-00318", "XAPI-00319", "XAPI-00320"})
  public void aboutNamesVersions(Lrs lrs) {
    JsonNode about = lrs.get("/about").expect(200).json();
    assertThat(about.get("version").isArray()).isTrue();
    assertThat(about.get("version"))
        .isNotEmpty()
        .allSatisfy(
            v -> assertThat(v.textValue()).matches("0\\.9|0\\.95|1\\.0(\\.\\d+)?|2\\.0(\\.\\d+)?"))
        .anySatisfy(v -> assertThat(v.textValue()).startsWith("1.0"));
    assertThat(about.path("extensions").isObject() || !about.has("extensions")).isTrue();
  }

  @Covers("XAPI-00321")
  public void aRequestWithoutAVersionIsRejected(Lrs lrs) {
    Lrs without = lrs.without(Lrs.VERSION_HEADER);
    without.get("/about").expect(200);
    for (String path : List.of("/statements", "/agents", "/activities", "/activities/state")) {
      without.get(path).expect(400).header(Lrs.VERSION_HEADER);
    }
    ObjectNode statement = Some.statement();
    without.post("/statements", statement).expect(400);
    without.put("/statements", statement, "statementId", Some.id(statement)).expect(400);
    Some.missing(lrs, Some.id(statement));
  }

  @Covers("XAPI-00331")
  public void otherVersionsAreRejected(Lrs lrs) {
    for (String version : List.of("0.9", "0.95", "1.1.0", "3.0.0", "one", "1", "")) {
      lrs.with(Lrs.VERSION_HEADER, version).get("/statements", "limit", "1").expect(400);
    }
  }

  @Covers(value = "XAPI-00331", versions = Version.V1_0_3)
  public void patchesOfTheVersionAreAccepted(Lrs lrs) {
    for (String version : List.of("1.0", "1.0.0", "1.0.1", "1.0.2", "1.0.9")) {
      lrs.with(Lrs.VERSION_HEADER, version).get("/statements", "limit", "1").expect(200);
    }
  }

  @Covers("XAPI-00333")
  public void everyAnswerSaysItsVersion(Lrs lrs) {
    String expected = lrs.version() == Version.V1_0_3 ? "1\\.0\\.\\d+" : "2\\.0(\\.\\d+)?";
    assertThat(lrs.get("/statements", "limit", "1").header(Lrs.VERSION_HEADER)).matches(expected);
    assertThat(lrs.get("/statements", "limit", "x").header(Lrs.VERSION_HEADER)).matches(expected);
    assertThat(lrs.get("/agents", "agent", Some.agent().toString()).header(Lrs.VERSION_HEADER))
        .matches(expected);
    lrs.get("/about").header(Lrs.VERSION_HEADER);
  }

  @Covers(value = "XAPI-00327", asReader = true)
  public void whatACredentialMayNotDoIsForbidden(Lrs lrs) {
    Lrs reader = lrs.asReader();
    reader.get("/statements", "limit", "1").expect(200);
    ObjectNode statement = Some.statement();
    reader.post("/statements", statement).expect(403);
    reader.put("/statements", statement, "statementId", Some.id(statement)).expect(403);
    Some.missing(lrs, Some.id(statement));
    reader.get("/agents/profile", "agent", Some.agent().toString(), "profileId", "any").expect(403);
  }

  @Covers("XAPI-00334")
  public void badCredentialsAreUnauthorized(Lrs lrs) {
    lrs.as(Some.iri("nobody").replace(':', '-'), "x").get("/statements", "limit", "1").expect(401);
    lrs.as(lrs.target().key(), "wrong").get("/statements", "limit", "1").expect(401);
    lrs.without("Authorization").get("/statements", "limit", "1").expect(401);
    lrs.with("Authorization", "Basic !").get("/statements", "limit", "1").expect(400, 401);
    ObjectNode statement = Some.statement();
    lrs.without("Authorization").post("/statements", statement).expect(401);
    Some.missing(lrs, Some.id(statement));
  }

  @Covers("XAPI-00335")
  public void basicAuthenticationIsUnderstood(Lrs lrs) {
    lrs.get("/statements", "limit", "1").expect(200);
  }

  @Covers({"XAPI-00125", "XAPI-00126"})
  public void headAnswersLikeGet(Lrs lrs) {
    String agent = Some.agent().toString();
    String activity = Some.iri("activities");
    ObjectNode statement = Some.stored(lrs, Some.statement());
    List<String[]> requests =
        List.of(
            new String[] {"/statements", "statementId", Some.id(statement)},
            new String[] {"/statements", "verb", Some.iri("verbs")},
            new String[] {"/statements", "limit", "many"},
            new String[] {"/agents", "agent", agent},
            new String[] {"/activities", "activityId", activity},
            new String[] {"/agents/profile", "agent", agent},
            new String[] {"/activities/profile", "activityId", activity},
            new String[] {"/activities/state", "activityId", activity, "agent", agent});
    for (String[] request : requests) {
      String[] parameters = Arrays.copyOfRange(request, 1, request.length);
      Answer get = lrs.get(request[0], parameters);
      Answer head = lrs.head(request[0], parameters).expect(get.status());
      assertThat(head.body()).isEmpty();
      assertThat(head.findHeader("Content-Type")).isEqualTo(get.findHeader("Content-Type"));
      assertThat(head.header(Lrs.VERSION_HEADER)).isEqualTo(get.header(Lrs.VERSION_HEADER));
    }
  }

  @Covers(
      value = {"XAPI-00336", "XAPI-00148"},
      versions = Version.V1_0_3)
  public void aFormMayStandForARequest(Lrs lrs) {
    ObjectNode statement = Some.statement();
    form(
            lrs,
            "PUT",
            "statementId="
                + Some.id(statement)
                + "&content="
                + encoded(statement.toString())
                + "&Content-Type=application/json")
        .expect(204);
    Answer found = form(lrs, "GET", "statementId=" + Some.id(statement)).expect(200);
    assertThat(found.json().get("id")).isEqualTo(statement.get("id"));
    assertThat(
            form(lrs, "GET", "verb=" + encoded(Some.iri("verbs")))
                .expect(200)
                .json()
                .get("statements"))
        .isEmpty();
    form(lrs.without("Authorization"), "GET", "limit=1").expect(401);
  }

  @Covers(value = "XAPI-00336", versions = Version.V1_0_3)
  public void aFormWithOtherParametersInItsQueryIsRejected(Lrs lrs) {
    lrs.with("Content-Type", FORM)
        .send("POST", "/statements?method=GET&limit=1", new byte[] {'a', '=', '1'})
        .expect(400);
  }

  @Covers(value = "IEEE-4.1.6-syntax", versions = Version.V2_0_0)
  public void aFormStandsForNothing(Lrs lrs) {
    form(lrs, "GET", "limit=1").expect(400, 415);
  }

  @Covers({"XAPI-00021", "XAPI-00010"})
  public void duplicateKeysAreRejected(Lrs lrs) {
    String statement = Fragments.object("statement").toString();
    String twice = statement.substring(1, statement.length() - 1);
    lrs.sendJson("POST", "/statements", "{" + twice + "," + twice + "}").expect(400);
    for (String place : List.of("\"verb\":{", "\"display\":{", "\"definition\":{", "\"actor\":{")) {
      String doubled = statement.replace(place, place + "\"en-US\":\"a\",\"en-US\":\"b\",");
      lrs.sendJson("POST", "/statements", doubled).expect(400);
    }
    String extensions =
        "\"result\":{\"extensions\":{\"https://example.org/a\":{\"x\":1,\"x\":1}}},";
    lrs.sendJson("POST", "/statements", "{" + extensions + twice + "}").expect(400);
  }

  private static Answer form(Lrs lrs, String method, String fields) {
    return lrs.with("Content-Type", FORM)
        .send("POST", "/statements?method=" + method, fields.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
