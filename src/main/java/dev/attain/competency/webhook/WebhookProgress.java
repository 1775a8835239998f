package dev.attain.competency.webhook;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the deliveries of a webhook have come; the record's revision is the lease on it.
 *
 * @param owner the node that delivers; null for none
 * @param ownedSince when that node took it on; null when that was not noted
 * @param position everything up to it was delivered or set aside
 * @param delivered how many changes the receiver has taken
 * @param attempts how often the next change was tried in vain
 * @param nextAttempt not to be tried before; null for at once
 * @param lastFailure of the last failed attempt since the last delivery; null when there is none
 */
public record WebhookProgress(
    @Nullable String owner,
    @Nullable Instant ownedSince,
    String position,
    long delivered,
    int attempts,
    @Nullable Instant nextAttempt,
    @Nullable String lastFailure) {
  public WebhookProgress {
    Objects.requireNonNull(position);
  }

  static WebhookProgress begin(String position) {
    return new WebhookProgress(null, null, position, 0, 0, null, null);
  }

  WebhookProgress ownedBy(@Nullable String node, Instant since) {
    return new WebhookProgress(
        node, node == null ? null : since, position, delivered, attempts, nextAttempt, lastFailure);
  }

  /** Has read on, without anything to deliver. */
  WebhookProgress at(String next) {
    return new WebhookProgress(
        owner, ownedSince, next, delivered, attempts, nextAttempt, lastFailure);
  }

  WebhookProgress delivered(String next) {
    return new WebhookProgress(owner, ownedSince, next, delivered + 1, 0, null, null);
  }

  WebhookProgress failed(Instant next, String failure) {
    return new WebhookProgress(owner, ownedSince, position, delivered, attempts + 1, next, failure);
  }

  WebhookProgress setAside(String next, String failure) {
    return new WebhookProgress(owner, ownedSince, next, delivered, 0, null, failure);
  }
}
