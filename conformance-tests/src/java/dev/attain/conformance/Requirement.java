package dev.attain.conformance;

import dev.attain.conformance.lrs.Version;
import java.util.Optional;
import java.util.Set;

/**
 * What a server must do.
 *
 * @param number from the numbered requirements ({@code XAPI-00001}); of what only version 2.0 asks,
 *     the section of IEEE 9274.1.1 and a word; of what we ask beyond both, {@code BEYOND} and a
 *     word
 * @param notTestable why no request from outside can tell whether a server keeps it
 */
record Requirement(
    String number, Set<Version> versions, String title, Optional<String> notTestable) {

  Requirement {
    versions = Set.copyOf(versions);
  }
}
