package dev.attain.xapi.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import org.junit.jupiter.api.Test;

/** Statements in the manner of the client libraries that are in the field. */
class ClientStatementsTest {

  @Test
  void acceptsWhatTinCanLibrariesSend() {
    assertAccepted(
        """
        {"version":"1.0.1","id":"fd41c918-b88b-4b20-a0a5-a4c32391aaa0",\
        "timestamp":"2014-07-08T13:25:11.000Z",\
        "actor":{"objectType":"Agent","name":"Ann","mbox":"mailto:ann@example.org"},\
        "verb":{"id":"http://adlnet.gov/expapi/verbs/experienced","display":{"und":"experienced"}},\
        "object":{"objectType":"Activity","id":"http://example.org/JsTetris_TCAPI","definition":{\
        "type":"http://adlnet.gov/expapi/activities/media","name":{"und":"Tetris"}}},\
        "context":{"registration":"6b3b1f34-6a8b-4c8b-9f4c-2c5a1b6f0d11","contextActivities":{\
        "grouping":[{"objectType":"Activity","id":"http://example.org/course"}]},\
        "extensions":{}},"result":{"score":{"raw":2000,"min":0},"duration":"PT0H1M5.25S",\
        "extensions":{"http://example.org/lines":3}}}""");
  }

  @Test
  void acceptsWhatBrowserWrappersSend() {
    assertAccepted(
        """
        {"actor":{"account":{"homePage":"https://lms.example.org","name":"4711"},\
        "objectType":"Agent"},"verb":{"id":"http://adlnet.gov/expapi/verbs/answered",\
        "display":{"de-DE":"beantwortete","en-US":"answered"}},"object":{"id":\
        "http://adlnet.gov/expapi/activities/question/1","objectType":"Activity"},\
        "context":{"contextActivities":{"parent":{"id":"https://example.org/quiz"}}},\
        "result":{"score":{"scaled":1,"raw":100.0,"min":0,"max":100},"success":true}}""");
  }

  @Test
  void acceptsTheSessionStatementsOfCmi5() {
    assertAccepted(
        """
        {"id":"2bb8ab8e-6d2a-4cc1-9e0a-4d0d6c8d3d4e","actor":{"objectType":"Agent","account":\
        {"homePage":"https://lms.example.org","name":"4711"}},"verb":{"id":\
        "http://adlnet.gov/expapi/verbs/terminated","display":{"en":"terminated"}},"object":\
        {"objectType":"Activity","id":"https://example.org/au/1"},"result":{"duration":"PT95.5S"},\
        "timestamp":"2026-11-20T09:30:00.1234567Z","context":{"registration":\
        "6b3b1f34-6a8b-4c8b-9f4c-2c5a1b6f0d11","contextActivities":{"category":[{"id":\
        "https://w3id.org/xapi/cmi5/context/categories/cmi5"}],"grouping":[{"id":\
        "https://example.org/publisher/au/1"}]},"extensions":{\
        "https://w3id.org/xapi/cmi5/context/extensions/sessionid":"s 1"}}}""");
  }

  @Test
  void acceptsAStatementFetchedFromAnLrsAndSentAgain() {
    assertAccepted(
        """
        {"id":"fd41c918-b88b-4b20-a0a5-a4c32391aaa0","actor":{"mbox_sha1sum":\
        "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"},"verb":{"id":\
        "http://adlnet.gov/expapi/verbs/voided"},"object":{"objectType":"StatementRef","id":\
        "e05aa883-acaf-40ad-bf54-02c8ce485fb0"},"timestamp":"2026-11-20T09:30:00.000Z",\
        "stored":"2026-11-20T09:30:00.123Z","version":"1.0.0","authority":{"objectType":"Agent",\
        "account":{"homePage":"https://lrs.example.org","name":"key"}}}""");
  }

  private static void assertAccepted(String statement) {
    for (XapiVersion version : XapiVersion.values()) {
      Reading reading =
          new StatementReader(version, JsonLimits.DEFAULT).read(statement.getBytes(UTF_8));
      assertThat(reading).as("%s", version).isInstanceOf(Reading.Valid.class);
    }
  }
}
