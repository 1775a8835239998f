package dev.attain.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.StatementStore;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  private final Telemetry telemetry = new Telemetry();

  @AfterEach
  void close() {
    telemetry.close();
  }

  @Test
  void statementsAreCountedAsStoredOrKnown() {
    telemetry.statements(3, 1);
    telemetry.statements(2, 0);
    assertThat(telemetry.scrape())
        .contains("attain_statements_stored_total 5.0")
        .contains("attain_statements_already_known_total 1.0");
  }

  @Test
  void requestsAreTimedByResourceMethodAndStatus() {
    telemetry.request("statements", "POST", 200, Duration.ofMillis(3));
    assertThat(telemetry.scrape())
        .contains(
            "attain_http_requests_seconds_count"
                + "{method=\"POST\",resource=\"statements\",status=\"200\"} 1")
        .contains("le=\"0.005\"");
  }

  @Test
  void theLagOfAFeedReaderIsAskedAtEachScrape() {
    long[] lag = {7};
    telemetry.feedLag("competency", lag, value -> value[0]);
    assertThat(telemetry.scrape()).contains("attain_feed_lag_seconds{reader=\"competency\"} 7.0");
    lag[0] = 8;
    assertThat(telemetry.scrape()).contains("attain_feed_lag_seconds{reader=\"competency\"} 8.0");
  }

  @Test
  void aTimedStoreAnswersAsTheStoreAndCountsEachOperation() {
    StatementStore store =
        new TimedStatementStore(new ModelEngine(InstantSource.system()).statements(), telemetry);
    assertThat(store.find(StatementId.random()).result()).isEmpty();
    assertThat(telemetry.scrape())
        .contains("attain_store_seconds_count{operation=\"find\",outcome=\"success\"} 1")
        .doesNotContain("operation=\"query\"");
  }
}
