package dev.attain.xapi.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.xapi.Activity;
import dev.attain.xapi.ActivityDefinition;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier.Account;
import dev.attain.xapi.AgentIdentifier.Mbox;
import dev.attain.xapi.AgentIdentifier.MboxSha1Sum;
import dev.attain.xapi.AgentIdentifier.OpenId;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.Context;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.ContextAgent;
import dev.attain.xapi.ContextGroup;
import dev.attain.xapi.Extensions;
import dev.attain.xapi.Group;
import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import dev.attain.xapi.Registration;
import dev.attain.xapi.Result;
import dev.attain.xapi.Score;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.StatementRef;
import dev.attain.xapi.SubStatement;
import dev.attain.xapi.Verb;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementJsonTest {
  private static final String UUID = "5389ed44-e618-4a66-9a43-7a0b282fd837";

  @Test
  void readsEveryPropertyThatTheTypesHold() {
    String json =
        """
        {"id":"5389ED44-e618-4a66-9a43-7a0b282fd837",
        "actor":{"objectType":"Agent","name":"Ann","account":{"homePage":"a:h","name":"ann"}},
        "verb":{"id":"a:v","display":{"en":"did"}},
        "object":{"objectType":"Activity","id":"a:o","definition":{"name":{"en":"n"},
        "description":{"de":"d"},"type":"a:t","moreInfo":"a:m","interactionType":"choice",
        "correctResponsesPattern":["x"],"choices":[{"id":"x"}],"extensions":{"a:e":{"k" :1.0}}}},
        "result":{"score":{"scaled":0.50,"raw":1,"min":0,"max":2},"success":true,"completion":false,
        "response":"r","duration":"PT1S","extensions":{"a:r":null}},
        "context":{"registration":"5389ed44-e618-4a66-9a43-7a0b282fd837",
        "instructor":{"mbox":"mailto:i@b.c"},
        "team":{"objectType":"Group","name":"T","openid":"a:team","member":[{"mbox":"mailto:m@b.c"}]},
        "contextActivities":{"parent":{"id":"a:p"},"grouping":[{"id":"a:g"}],
        "category":[{"id":"a:c1"},{"id":"a:c2"}],"other":[]},
        "contextAgents":[{"objectType":"contextAgent","agent":{"openid":"a:a"},"relevantTypes":["a:x"]}],
        "contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","openid":"a:q"}}],
        "revision":"1","platform":"P","language":"en",
        "statement":{"objectType":"StatementRef","id":"5389ed44-e618-4a66-9a43-7a0b282fd837"},
        "extensions":{"a:z":"ä\\u00e4"}},
        "timestamp":"2026-11-22T08:00:00+01:00","stored":"2026-11-22T07:00:01.000Z",
        "authority":{"mbox_sha1sum":"AB"},"version":"1.0.0",
        "attachments":[{"usageType":"a:u","display":{"en":"x"},"contentType":"text/plain",
        "length":12,"sha2":"ff","fileUrl":"a:f"}]}""";

    assertThat(StatementJson.read(json.getBytes(UTF_8)))
        .isEqualTo(
            new Statement(
                StatementId.of(UUID),
                new Agent("Ann", new Account(new Iri("a:h"), "ann")),
                new Verb(new Iri("a:v"), new LanguageMap(Map.of("en", "did"))),
                new Activity(
                    new Iri("a:o"),
                    new ActivityDefinition(
                        new LanguageMap(Map.of("en", "n")),
                        new LanguageMap(Map.of("de", "d")),
                        new Iri("a:t"),
                        new Iri("a:m"),
                        "choice",
                        List.of("x"),
                        new Extensions(Map.of(new Iri("a:e"), "{\"k\" :1.0}")))),
                new Result(
                    new Score(
                        new BigDecimal("0.50"), BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal(2)),
                    true,
                    false,
                    "r",
                    "PT1S",
                    new Extensions(Map.of(new Iri("a:r"), "null"))),
                new Context(
                    Registration.of(UUID),
                    new Agent(null, new Mbox(new Iri("mailto:i@b.c"))),
                    new Group(
                        "T",
                        new OpenId(new Iri("a:team")),
                        List.of(new Agent(null, new Mbox(new Iri("mailto:m@b.c"))))),
                    new ContextActivities(
                        List.of(activity("a:p")),
                        List.of(activity("a:g")),
                        List.of(activity("a:c1"), activity("a:c2")),
                        List.of()),
                    List.of(
                        new ContextAgent(
                            new Agent(null, new OpenId(new Iri("a:a"))), List.of(new Iri("a:x")))),
                    List.of(
                        new ContextGroup(
                            new Group(null, new OpenId(new Iri("a:q")), List.of()), List.of())),
                    "1",
                    "P",
                    "en",
                    new StatementRef(StatementId.of(UUID)),
                    new Extensions(Map.of(new Iri("a:z"), "\"ä\\u00e4\""))),
                Instant.parse("2026-11-22T07:00:00Z"),
                Instant.parse("2026-11-22T07:00:01Z"),
                new Agent(null, new MboxSha1Sum("ab")),
                "1.0.0",
                List.of(
                    new Attachment(
                        new Iri("a:u"),
                        new LanguageMap(Map.of("en", "x")),
                        LanguageMap.EMPTY,
                        "text/plain",
                        12,
                        "ff",
                        new Iri("a:f")))));
  }

  @Test
  void readsASubStatement() {
    String json =
        """
        {"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"a:v"},"object":{"objectType":"SubStatement",
        "actor":{"objectType":"Group","member":[{"mbox":"mailto:m@b.c"}]},"verb":{"id":"a:w"},
        "object":{"objectType":"StatementRef","id":"5389ed44-e618-4a66-9a43-7a0b282fd837"}}}""";

    assertThat(StatementJson.read(json.getBytes(UTF_8)).object())
        .isEqualTo(
            new SubStatement(
                new Group(null, null, List.of(new Agent(null, new Mbox(new Iri("mailto:m@b.c"))))),
                new Verb(new Iri("a:w"), LanguageMap.EMPTY),
                new StatementRef(StatementId.of(UUID)),
                null,
                null,
                null,
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"actor\":1}",
        "{\"actor\":{},\"verb\":{},\"object\":{}}",
        "{\"actor\":{\"mbox\":\"mailto:a@b.c\"},\"verb\":{\"id\":\"a:v\"},\"object\":{\"id\":\"a:o\"},"
            + "\"attachments\":[1]}"
      })
  void refusesWhatIsNoStoredStatement(String json) {
    assertThatThrownBy(() -> StatementJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Activity activity(String id) {
    return new Activity(new Iri(id), null);
  }
}
