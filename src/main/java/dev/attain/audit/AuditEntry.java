package dev.attain.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.json.CanonicalJson;
import dev.attain.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A link of the trail.
 *
 * @param number 1 for the first, one more for each after
 * @param digest SHA-256 of the canonical JSON of the changed document; null where there is none
 * @param previous the hash of the entry before; {@link #NO_HASH} for the first
 * @param hash SHA-256 of the canonical JSON (RFC 8785) of all the rest of this entry, in lower-case
 *     hexadecimal like every hash here
 */
public record AuditEntry(
    long number,
    Instant at,
    Author by,
    String action,
    AuditEvent.Subject subject,
    String id,
    @Nullable String digest,
    Map<String, String> details,
    String previous,
    String hash) {

  /** What stands for the hash of the entry before the first one. */
  public static final String NO_HASH = "0".repeat(64);

  private static final String HASH = "hash";

  public AuditEntry {
    Objects.requireNonNull(at);
    Objects.requireNonNull(by);
    Objects.requireNonNull(action);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(id);
    details = Map.copyOf(details);
    Objects.requireNonNull(previous);
    Objects.requireNonNull(hash);
  }

  /** The entry that records {@code event} after {@code head}. */
  static AuditEntry of(AuditEvent event, AuditHead head, Instant at) {
    AuditEntry open =
        new AuditEntry(
            head.number() + 1,
            at,
            event.by(),
            event.action(),
            event.subject(),
            event.id(),
            event.document() == null
                ? null
                : sha256(Json.MAPPER.<JsonNode>valueToTree(event.document())),
            new TreeMap<>(event.details()),
            head.hash(),
            "");
    return new AuditEntry(
        open.number,
        open.at,
        open.by,
        open.action,
        open.subject,
        open.id,
        open.digest,
        open.details,
        open.previous,
        hashOf(Json.MAPPER.valueToTree(open)));
  }

  /** The hash that an entry must have, from its stored form: what nobody reads counts too. */
  static String hashOf(JsonNode stored) {
    return sha256(((ObjectNode) stored.deepCopy()).without(HASH));
  }

  private static String sha256(JsonNode json) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(CanonicalJson.bytes(json)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
