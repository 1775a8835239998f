package dev.attain.competency.webhook;

import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordWrite;
import java.util.List;
import java.util.Map;

/** Where webhooks are kept, and how far each is. */
final class WebhookRecords {
  /** One {@link Webhook} each. */
  static final RecordCollection WEBHOOKS = new RecordCollection("webhook", List.of());

  /** One {@link WebhookProgress} for each webhook, by its id. */
  static final RecordCollection PROGRESS = new RecordCollection("webhook-progress", List.of());

  static final String OF_WEBHOOK = "webhook";

  /** One {@link DeadLetter} each. */
  static final RecordCollection DEAD_LETTERS =
      new RecordCollection("webhook-dead-letter", List.of(OF_WEBHOOK));

  private WebhookRecords() {}

  static RecordWrite put(String webhook, WebhookProgress progress, long revision) {
    return new RecordWrite.Put(PROGRESS, webhook, revision, RecordForm.write(progress), Map.of());
  }

  static RecordWrite put(DeadLetter letter, long revision) {
    return new RecordWrite.Put(
        DEAD_LETTERS,
        letterId(letter.webhook(), letter.id()),
        revision,
        RecordForm.write(letter),
        Map.of(OF_WEBHOOK, List.of(letter.webhook())));
  }

  static String letterId(String webhook, String letter) {
    return webhook + "-" + letter;
  }
}
