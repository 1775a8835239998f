package dev.attain.competency.webhook;

import dev.attain.competency.projection.changes.CompetencyChange;
import java.time.Instant;

/**
 * A change that could not be delivered.
 *
 * @param id names it, for its webhook
 * @param attempts how often it was tried
 * @param lastFailure what the last attempt met
 * @param at when it was set aside, or last tried again
 */
public record DeadLetter(
    String id,
    String webhook,
    CompetencyChange change,
    int attempts,
    String lastFailure,
    Instant at) {

  static DeadLetter of(
      Webhook webhook, CompetencyChange change, int attempts, String failure, Instant at) {
    return new DeadLetter(change.id(), webhook.id(), change, attempts, failure, at);
  }

  DeadLetter triedAgain(String failure, Instant when) {
    return new DeadLetter(id, webhook, change, attempts + 1, failure, when);
  }
}
