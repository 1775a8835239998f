package dev.attain.http.statements;

import dev.attain.xapi.Sha2;
import dev.attain.xapi.validation.Reading;
import java.util.Objects;
import java.util.Set;

/**
 * The statements of a request, whose attachments are complete.
 *
 * @param octets of their JSON
 * @param contents the hashes of the contents that came with them
 */
record ReceivedStatements(Reading.Valid valid, int octets, Set<Sha2> contents) {
  ReceivedStatements {
    Objects.requireNonNull(valid);
    contents = Set.copyOf(contents);
  }
}
