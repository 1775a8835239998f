package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.audit.Author;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.shares.BeatingNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.json.Json;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version comes into force, and ends, by its dates: nothing is published, nothing restarted. */
class EffectiveDayTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-31T23:59:00Z"));
  private final ModelEngine engine = new ModelEngine(now::get);
  private final VirtualTime time = new VirtualTime(new Random(1));
  private final RecordFrameworkCatalog catalog =
      new RecordFrameworkCatalog(
          engine.records(), now::get, () -> Future.succeededFuture(Set.of()));
  private final ProjectionRunner runner =
      new ProjectionRunner(
          catalog,
          engine.statements(),
          engine.records(),
          framework -> Future.succeededFuture(SupportFramework.mapping(framework.version())),
          stored -> StatementJson.read(stored.json()),
          FeedSettings.DEFAULT,
          time.new Process(),
          new BeatingNodes(engine.records(), "one", Duration.ofSeconds(1), 5),
          now::get);

  @BeforeEach
  void oneVersionInForceAndOneToCome() {
    assertThat(Await.get(catalog.publish(dated("1", "effectiveTo", "2026-02-28")))).isEmpty();
    assertThat(Await.get(catalog.publish(dated("2", "effectiveFrom", "2026-02-01")))).isEmpty();
    runner.start();
    time.pass(Duration.ofSeconds(30));
  }

  @Test
  void aVersionIsProjectedFromItsDayOn() {
    assertThat(projected()).containsExactly("1");

    now.set(Instant.parse("2026-02-01T00:00:00Z"));
    time.pass(Duration.ofMinutes(1));

    assertThat(projected()).contains("2");
  }

  @Test
  void aVersionThatIsRetiredEndsAtOnceForTheOneBeforeIt() {
    now.set(Instant.parse("2026-02-01T00:00:00Z"));
    time.pass(Duration.ofMinutes(1));
    assertThat(Await.get(catalog.inForce())).extracting(Framework::version).containsExactly("2");

    Await.get(
        catalog
            .versions()
            .retire(
                SupportFramework.version("2").versionId(),
                OptionalLong.empty(),
                "a mistake",
                Author.SERVER));
    time.pass(Duration.ofMinutes(1));

    assertThat(projected()).containsExactly("1");
  }

  private List<String> projected() {
    return runner.status().stream().map(status -> status.framework().version()).distinct().toList();
  }

  private static Framework dated(String version, String property, String day) {
    ObjectNode document = Json.MAPPER.valueToTree(SupportFramework.version(version));
    try {
      return Json.MAPPER.treeToValue(document.put(property, day), Framework.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
