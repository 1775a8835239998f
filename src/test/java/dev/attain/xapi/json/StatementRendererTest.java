package dev.attain.xapi.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementRendererTest {
  private static final Instant STORED = Instant.parse("2026-11-22T07:00:00Z");

  private final StatementRenderer renderer = new StatementRenderer();

  @Test
  void exactAddsStoredWithItsFractionAndKeepsAllElse() {
    assertThat(renderer.exact(" { \"n\" : 1.0 , \"x\":{} \n} ".getBytes(UTF_8), STORED))
        .asString(UTF_8)
        .isEqualTo(" { \"n\" : 1.0 , \"x\":{},\"stored\":\"2026-11-22T07:00:00.000Z\" \n} ");
  }

  @Test
  void idsKeepsIdentifiersOnly() {
    String statement =
        """
        {"id":"1","actor":{"name":"Ann","mbox":"mailto:a@b.c","objectType":"Agent"},
        "authority":{"account":{"homePage":"a:h","name":"n"},"name":"LRS"},
        "verb":{"display":{"en":"did"},"id":"a:v"},
        "object":{"objectType":"Activity","id":"a:o","definition":{"name":{"en":"O"}}},
        "result":{"score":{"raw":1.0},"response":"kept"},
        "context":{"instructor":{"objectType":"Group","name":"G","member":[{"name":"B","mbox":"mailto:b@b.c"}]},
        "team":{"name":"T","objectType":"Group","mbox":"mailto:t@b.c","member":[{"mbox":"mailto:x@b.c"}]},
        "contextAgents":[{"objectType":"contextAgent","agent":{"name":"C","openid":"a:c"}}],
        "contextActivities":{"parent":[{"id":"a:p","definition":{"type":"a:t"}}]},
        "extensions":{"a:e":{"definition":1,"name":2}}}}""";

    assertThat(renderer.ids(statement.getBytes(UTF_8)))
        .asString(UTF_8)
        .isEqualTo(
            """
            {"id":"1","actor":{"mbox":"mailto:a@b.c","objectType":"Agent"},
            "authority":{"account":{"homePage":"a:h","name":"n"}},
            "verb":{"id":"a:v"},
            "object":{"id":"a:o"},
            "result":{"score":{"raw":1.0},"response":"kept"},
            "context":{"instructor":{"objectType":"Group","member":[{"mbox":"mailto:b@b.c"}]},
            "team":{"objectType":"Group","mbox":"mailto:t@b.c"},
            "contextAgents":[{"objectType":"contextAgent","agent":{"openid":"a:c"}}],
            "contextActivities":{"parent":[{"id":"a:p"}]},
            "extensions":{"a:e":{"definition":1,"name":2}}}}""");
  }

  @Test
  void idsReachesIntoASubStatement() {
    String statement =
        """
        {"object":{"objectType":"SubStatement","actor":{"mbox":"m","name":"n"},\
        "object":{"objectType":"Agent","name":"n","mbox":"o"}}}""";

    assertThat(renderer.ids(statement.getBytes(UTF_8), STORED))
        .asString(UTF_8)
        .isEqualTo(
            """
            {"object":{"objectType":"SubStatement","actor":{"mbox":"m"},\
            "object":{"objectType":"Agent","mbox":"o"}},"stored":"2026-11-22T07:00:00.000Z"}""");
  }

  @Test
  void canonicalKeepsOneLanguageAndEveryOtherProperty() {
    String statement =
        """
        {"verb":{"id":"a:v","display":{"en-US":"did","de":"tat","fr":"fit"}},
        "object":{"id":"a:o","definition":{"name":{"de":"O"},"description":{"fr":"f","de":"d"},
        "type":"a:t","choices":[{"id":"1","description":{"en":"one","de":"eins"}}],
        "extensions":{"a:e":{"en":1,"de":2}}}},
        "attachments":[{"display":{"en":"x","de":"y"},"length":1}]}""";

    assertThat(renderer.canonical(statement.getBytes(UTF_8), List.of("de-AT", "en")))
        .asString(UTF_8)
        .isEqualTo(
            """
            {"verb":{"id":"a:v","display":{"de":"tat"}},
            "object":{"id":"a:o","definition":{"name":{"de":"O"},"description":{"de":"d"},
            "type":"a:t","choices":[{"id":"1","description":{"de":"eins"}}],
            "extensions":{"a:e":{"en":1,"de":2}}}},
            "attachments":[{"display":{"de":"y"},"length":1}]}""");
  }

  @Test
  void canonicalAddsStoredWhenAsked() {
    assertThat(renderer.canonical("{\"a\":1}".getBytes(UTF_8), STORED, List.of()))
        .asString(UTF_8)
        .isEqualTo("{\"a\":1,\"stored\":\"2026-11-22T07:00:00.000Z\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en             | fr,en-US,en    | en
          EN-us          | fr,en,en-US    | en-US
          en             | fr,en-US,en-GB | en-US
          en-AU          | fr,en-US,en    | en
          de-CH          | fr,de-AT       | de-AT
          zh-Hant-x-a-CN | fr,zh-Hant     | zh-Hant
          es,fr          | de,fr          | fr
          *              | de,fr          | de
          es,*,fr        | de,fr          | de
          es             | de,und,fr      | und
          e              | de,en          | de
          ''             | de,fr          | de
          """)
  void theLanguageIsTheBestOfTheReadersPreferences(String ranges, String tags, String expected) {
    List<String> preferred = ranges.isEmpty() ? List.of() : List.of(ranges.split(","));

    assertThat(new LanguageChoice(preferred).of(List.of(tags.split(",")))).isEqualTo(expected);
  }
}
