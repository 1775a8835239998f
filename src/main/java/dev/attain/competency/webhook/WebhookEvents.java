package dev.attain.competency.webhook;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.Author;
import dev.attain.competency.projection.changes.ChangeInterest;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the audit trail is told of webhooks: where to, but neither the signing secret nor the path
 * of the address, which with many receivers is a secret too. The digest covers the whole address.
 */
final class WebhookEvents {
  private WebhookEvents() {}

  private record Document(String url, ChangeInterest filter) {}

  static AuditEvent of(Author by, String action, Webhook webhook, Map<String, String> more) {
    Map<String, String> details = new HashMap<>(more);
    details.put("receiver", URI.create(webhook.url()).getAuthority());
    return new AuditEvent(
        by,
        action,
        AuditEvent.Subject.WEBHOOK,
        webhook.id(),
        new Document(webhook.url(), webhook.filter()),
        details);
  }

  static AuditEvent replayed(
      Author by, Webhook webhook, DeadLetter letter, Webhooks.Replay outcome) {
    return of(
        by,
        "replayed",
        webhook,
        Map.of("deadLetter", letter.id(), "outcome", outcome.name().toLowerCase(Locale.ROOT)));
  }
}
