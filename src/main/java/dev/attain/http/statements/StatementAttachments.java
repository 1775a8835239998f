package dev.attain.http.statements;

import dev.attain.statements.AttachmentStore;
import dev.attain.statements.SignedStatements;
import java.util.Objects;

/**
 * What the resource asks about attachments.
 *
 * @param contents of all of them
 * @param signed looks at those that are signatures
 */
public record StatementAttachments(AttachmentStore contents, SignedStatements signed) {
  public StatementAttachments {
    Objects.requireNonNull(contents);
    Objects.requireNonNull(signed);
  }
}
