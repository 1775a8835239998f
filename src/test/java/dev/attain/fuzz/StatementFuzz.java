package dev.attain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.AgentJson;
import dev.attain.xapi.json.ExactStatement;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.StatementRenderer;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import dev.attain.xapi.validation.ValidStatement;
import java.time.Instant;
import java.util.List;

/** Reading statements ends in a value, and what is valid can be worked with. */
public final class StatementFuzz {
  static final String[] SEEDS = {
    "{\"actor\":{\"mbox\":\"mailto:ann@example.org\"},\"verb\":{\"id\":\"http://x.org/v\",\"display\":"
        + "{\"de\":\"x\"}},\"object\":{\"id\":\"http://x.org/a\",\"definition\":{\"type\":\"http://x.org/t\","
        + "\"interactionType\":\"choice\",\"choices\":[{\"id\":\"a\"}],\"extensions\":{\"http://x.org/e\":1}}},"
        + "\"timestamp\":\"2026-11-20T09:30:00.123Z\"}",
    "[{\"id\":\"5389ed44-e618-4a66-9a43-7a0b282fd837\",\"actor\":{\"objectType\":\"Group\",\"member\":"
        + "[{\"openid\":\"http://x.org/me\"}]},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"},"
        + "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"5389ed44-e618-4a66-9a43-7a0b282fd838\"}}]",
    "{\"actor\":{\"account\":{\"homePage\":\"http://x.org\",\"name\":\"a\"}},\"verb\":{\"id\":\"http://x.org/v\"},"
        + "\"object\":{\"objectType\":\"SubStatement\",\"actor\":{\"mbox\":\"mailto:a@x.org\"},\"verb\":"
        + "{\"id\":\"http://x.org/v\"},\"object\":{\"objectType\":\"Agent\",\"mbox_sha1sum\":"
        + "\"ebd31e95054c018b10727ccffd2ef2ec3a016ee9\"}},\"result\":{\"score\":{\"scaled\":0.5},\"duration\":"
        + "\"PT1H\"},\"context\":{\"language\":\"de-CH\",\"contextActivities\":{\"parent\":{\"id\":\"http://x.org/p\"}},"
        + "\"revision\":\"1\"},\"attachments\":[{\"usageType\":\"http://x.org/u\",\"display\":{\"en\":\"x\"},"
        + "\"contentType\":\"text/plain\",\"length\":1,\"sha2\":"
        + "\"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\",\"fileUrl\":\"http://x.org/f\"}]}"
  };

  private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");
  private static final Agent OWNER =
      new Agent(null, new AgentIdentifier.Mbox(new Iri("mailto:lrs@example.org")));
  private static final byte[] AUTHORITY = AgentJson.write(OWNER);
  private static final StatementRenderer RENDERER = new StatementRenderer();

  private StatementFuzz() {}

  static void check(byte[] body) {
    for (XapiVersion version : XapiVersion.values()) {
      check(version, body);
    }
  }

  /** Returns how many statements are valid. */
  public static int check(XapiVersion version, byte[] body) {
    if (new StatementReader(version, JsonLimits.DEFAULT).read(body) instanceof Reading.Valid read) {
      read.statements().forEach(valid -> workWith(valid, version));
      return read.statements().size();
    }
    return 0;
  }

  private static void workWith(ValidStatement valid, XapiVersion version) {
    ExactStatement exact = valid.exact();
    StatementId id = StatementId.random();
    byte[] stamped = exact.stamped(id, NOW, AUTHORITY, version);
    assertThat(valid.statement().stamped(id, NOW, OWNER, version))
        .isEqualTo(StatementJson.read(stamped));
    Statement stored = StatementJson.read(RENDERER.exact(stamped, NOW));

    assertThat(stored.stored()).isEqualTo(NOW);
    assertThat(stored.object()).isEqualTo(valid.statement().object());
    assertThat(stored.context()).isEqualTo(valid.statement().context());
    assertThat(StatementJson.read(RENDERER.ids(stamped)).actor().findIdentifier())
        .isEqualTo(stored.actor().findIdentifier());
    assertThat(StatementJson.read(RENDERER.canonical(stamped, List.of("de"))).verb().id())
        .isEqualTo(stored.verb().id());
    boolean timestampAdded = valid.statement().timestamp() == null;
    assertThat(ExactStatement.comparable(stamped, timestampAdded)).isEqualTo(exact.comparable());
  }
}
