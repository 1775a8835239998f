package dev.attain.competency.webhook;

import dev.attain.competency.projection.changes.ChangeInterest;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody's wish that changes be sent to an address.
 *
 * @param secret deliveries are signed with it
 * @param by the key of the credential that asked for it
 */
public record Webhook(
    String id, String url, ChangeInterest filter, String secret, String by, Instant created) {
  public Webhook {
    Objects.requireNonNull(id);
    Objects.requireNonNull(url);
    Objects.requireNonNull(filter);
    Objects.requireNonNull(secret);
    Objects.requireNonNull(by);
    Objects.requireNonNull(created);
  }
}
