package dev.attain.app;

import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.competency.webhook.RetrySchedule;
import dev.attain.competency.webhook.WebhookDeliveries;
import dev.attain.competency.webhook.WebhookSender;
import dev.attain.competency.webhook.Webhooks;
import dev.attain.http.EventStreams;
import java.time.Duration;
import java.util.Random;

/** How others are told of changes: they read them, follow a stream, or are sent them. */
record ToldChanges(
    ChangeReads reads, EventStreams streams, Webhooks webhooks, boolean webhookPlainHttp) {
  private static final int MOST_STREAMS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration REST = Duration.ofSeconds(1);

  /**
   * Starts sending.
   *
   * @param nodes who shares the work; it is known who is there
   */
  static ToldChanges start(
      Features features, ProjectionNodes nodes, boolean webhookPlainHttp, OrderlyStop stop) {
    ChangeReads reads = new ChangeReads(features.records(), features.clock());
    WebhookSender sender = new WebhookSender(PATIENCE, features.clock());
    Webhooks webhooks = new Webhooks(features.records(), reads, sender, features.clock());
    WebhookDeliveries deliveries =
        new WebhookDeliveries(
            features.answering(),
            features.records(),
            webhooks,
            reads,
            sender,
            RetrySchedule.USUAL,
            nodes,
            LogFollowers.thread("webhooks", stop),
            REST,
            features.clock(),
            new Random());
    stop.first("webhooks", deliveries::stop);
    deliveries.start();
    return new ToldChanges(reads, new EventStreams(MOST_STREAMS), webhooks, webhookPlainHttp);
  }
}
