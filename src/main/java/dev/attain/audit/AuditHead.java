package dev.attain.audit;

import java.util.Objects;

/**
 * Where the trail ends. Whoever notes it elsewhere can tell later whether the end was cut off.
 *
 * @param number of the last entry; 0 when there is none
 * @param hash of the last entry
 */
public record AuditHead(long number, String hash) {
  static final AuditHead NONE = new AuditHead(0, AuditEntry.NO_HASH);

  public AuditHead {
    Objects.requireNonNull(hash);
  }
}
