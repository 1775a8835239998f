package dev.attain.http.statements;

import dev.attain.xapi.validation.Reading;
import java.util.Objects;

/**
 * The statements of a request, whose attachments are complete.
 *
 * @param octets of their JSON
 */
record ReceivedStatements(Reading.Valid valid, int octets) {
  ReceivedStatements {
    Objects.requireNonNull(valid);
  }
}
