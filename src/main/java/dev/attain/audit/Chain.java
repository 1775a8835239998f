package dev.attain.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Follows entries in their order, link by link, to where the head says that they end. */
final class Chain {
  private final AuditHead head;
  private final AuditHead noted;
  private AuditHead last = AuditHead.NONE;

  /**
   * @param head where the trail says that it ends
   * @param noted where it ended when somebody noted it; {@link AuditHead#NONE} when nobody did
   */
  Chain(AuditHead head, AuditHead noted) {
    this.head = head;
    this.noted = noted;
  }

  AuditHead head() {
    return head;
  }

  /**
   * Takes the next entry in its stored form.
   *
   * @return how it is broken here; empty to go on
   */
  Optional<Verification> next(JsonNode entry) {
    long expected = last.number() + 1;
    long number = entry.path("number").asLong();
    if (number != expected) {
      return broken(expected, "the entry is missing: the next one is " + number);
    }
    if (!entry.path("previous").asText().equals(last.hash())) {
      return broken(expected, "it does not hold the hash of the entry before it");
    }
    String hash = AuditEntry.hashOf(entry);
    if (!entry.path("hash").asText().equals(hash)) {
      return broken(expected, "its content has another hash than it says");
    }
    last = new AuditHead(expected, hash);
    if (expected == noted.number() && !hash.equals(noted.hash())) {
      return broken(expected, "it had another hash when it was noted: " + noted.hash());
    }
    return Optional.empty();
  }

  /** What holds when no further entry is there. */
  Verification end() {
    if (last.number() < head.number()) {
      return new Verification.Broken(
          last.number() + 1,
          "the entry is missing: the trail should go on to entry " + head.number());
    }
    if (last.number() < noted.number()) {
      return new Verification.Broken(
          last.number() + 1, "the entry is missing: the trail reached to " + noted.number());
    }
    return last.hash().equals(head.hash())
        ? new Verification.Sound(head)
        : new Verification.Broken(head.number(), "the head of the trail holds another hash of it");
  }

  private static Optional<Verification> broken(long number, String reason) {
    return Optional.of(new Verification.Broken(number, reason));
  }
}
