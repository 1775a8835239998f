package dev.attain.xapi.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExactStatementTest {
  private static final StatementId ID = StatementId.of("11111111-2222-4333-8444-555555555555");
  private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");
  private static final String AUTHORITY = "{\"mbox\":\"mailto:lrs@example.org\"}";
  private static final String ADDED =
      ",\"id\":\"11111111-2222-4333-8444-555555555555\","
          + "\"timestamp\":\"2026-11-22T07:00:00.000Z\",\"version\":\"1.0.0\",\"authority\":"
          + AUTHORITY;

  @Test
  void addsWhatIsAbsentBehindTheLastProperty() {
    assertThat(stamped("{\"actor\":{},\"verb\":{}\n}"))
        .isEqualTo("{\"actor\":{},\"verb\":{}" + ADDED + "\n}");
  }

  @Test
  void keepsTheClientsIdTimestampAndVersion() {
    String received =
        "{\"id\":\"A0000000-0000-4000-8000-00000000000A\",\"timestamp\":\"2020-01-01T00:00:00+01:00\","
            + "\"version\":\"1.0\"}";

    assertThat(stamped(received))
        .isEqualTo(received.replace("\"1.0\"}", "\"1.0\",\"authority\":" + AUTHORITY + "}"));
  }

  @Test
  void keepsEveryOtherByte() {
    String received =
        """
        {\r\n\t "verb" : {"id":"http:\\/\\/example.org\\/v"} ,
          "result":{ "score" :{"raw":1.0,"max":12345678901234567890,"min":-0.0e0}  },
          "z":"\\u00e9é\\ud83d\\ude00😀", "actor" : { "name":"\\u0041nn" },"n":1E5 , "a":[ ]
        }""";

    assertThat(stamped(received)).isEqualTo(received.replace("[ ]\n}", "[ ]" + ADDED + "\n}"));
  }

  @Test
  void replacesTheClientsStoredAndAuthorityWhereverTheyStand() {
    String expected = "{\"actor\":{}" + ADDED + "}";

    assertThat(stamped("{\"stored\":\"x\", \"actor\":{}}")).isEqualTo(expected);
    assertThat(stamped("{\"stored\":\"x\",\"authority\":{},\"actor\":{}}")).isEqualTo(expected);
    assertThat(stamped("{\"actor\":{},\"authority\":{} , \"stored\":\"x\"}")).isEqualTo(expected);
    assertThat(stamped("{\"actor\":{}, \"stored\":\"x\"}")).isEqualTo(expected);
    assertThat(stamped("{\"authority\":{}, \"actor\":{}, \"stored\":\"x\" }"))
        .isEqualTo("{\"actor\":{}" + ADDED + " }");
    assertThat(
            stamped("{\"actor\":{},\"stored\":\"x\",\"verb\":{},\"authority\":{},\"object\":{}}"))
        .isEqualTo("{\"actor\":{},\"verb\":{},\"object\":{}" + ADDED + "}");
  }

  @Test
  void wrapsSingleContextActivitiesIntoArraysAlsoInASubStatement() {
    String received =
        "{\"context\":{\"contextActivities\":{\"parent\": {\"id\":\"a:1\"} ,\"other\":[{\"id\":\"a:2\"}]}},"
            + "\"object\":{\"objectType\":\"SubStatement\",\"context\":{\"contextActivities\":"
            + "{\"category\":{\"id\":\"a:3\"}}}}}";

    assertThat(stamped(received))
        .isEqualTo(
            received
                    .replace("{\"id\":\"a:1\"}", "[{\"id\":\"a:1\"}]")
                    .replace("{\"id\":\"a:3\"}", "[{\"id\":\"a:3\"}]")
                    .replaceAll("}$", "")
                + ADDED
                + "}");
  }

  @Test
  void timestampsOfVersion2AreKeptInUtc() {
    String received =
        "{\"timestamp\":\"2026-03-04T05:06:07.25-05:00\",\"object\":{\"objectType\":\"SubStatement\","
            + "\"timestamp\":\"2026-03-04T05:06:07.1234567+01:00\"}}";

    assertThat(stamped(received)).startsWith(received.substring(0, received.length() - 1));
    assertThat(stamped(received, XapiVersion.V2_0_0))
        .startsWith("{\"timestamp\":\"2026-03-04T10:06:07.250Z\"")
        .contains("\"timestamp\":\"2026-03-04T04:06:07.123456700Z\"}");
    assertThat(stamped("{\"timestamp\":\"2026-03-04T05:06:07.5Z\"}", XapiVersion.V2_0_0))
        .startsWith("{\"timestamp\":\"2026-03-04T05:06:07.5Z\"");
  }

  @Test
  void isOneStatementOfALargerText() {
    byte[] text = " [ {\"a\":1} , {\"b\":2} ] ".getBytes(UTF_8);
    JsonArray array =
        (JsonArray) ((JsonDocument.Parsed) JsonText.parse(text, JsonLimits.DEFAULT)).root();
    ExactStatement second = new ExactStatement(text, (JsonObject) array.items().get(1));

    assertThat(second.received()).asString(UTF_8).isEqualTo("{\"b\":2}");
    assertThat(second.stamped(ID, NOW, AUTHORITY.getBytes(UTF_8), XapiVersion.V1_0_3))
        .asString(UTF_8)
        .isEqualTo("{\"b\":2" + ADDED + "}");
  }

  private static String stamped(String received) {
    return stamped(received, XapiVersion.V1_0_3);
  }

  private static String stamped(String received, XapiVersion version) {
    byte[] text = received.getBytes(UTF_8);
    JsonObject tree =
        (JsonObject) ((JsonDocument.Parsed) JsonText.parse(text, JsonLimits.DEFAULT)).root();
    byte[] stamped =
        new ExactStatement(text, tree).stamped(ID, NOW, AUTHORITY.getBytes(UTF_8), version);
    assertThat(JsonText.parse(stamped, JsonLimits.DEFAULT)).isInstanceOf(JsonDocument.Parsed.class);
    boolean timestampAdded = tree.find("timestamp") == null;
    assertThat(ExactStatement.comparable(stamped, timestampAdded))
        .as("what is compared of what is kept")
        .asString(UTF_8)
        .isEqualTo(new String(new ExactStatement(text, tree).comparable(), UTF_8));
    return new String(stamped, UTF_8);
  }
}
