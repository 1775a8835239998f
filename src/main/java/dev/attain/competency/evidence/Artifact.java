package dev.attain.competency.evidence;

import dev.attain.competency.framework.EvidenceType;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import java.util.Optional;

/** Finds what was made: the thing itself that a reviewer can look at. */
final class Artifact {
  /** A signature (Data 2.6) is attached to a statement, but is no work of the person. */
  private static final Iri SIGNATURE = new Iri("http://adlnet.gov/expapi/attachments/signature");

  private Artifact() {}

  /**
   * The first attachment, by its {@code fileUrl} or else as {@code urn:sha2:} and its hash; without
   * an attachment the object of a statement that is evidence by project artifact.
   */
  static Optional<String> find(Statement statement, EvidenceType type) {
    return statement.attachments().stream()
        .filter(attachment -> !attachment.usageType().equals(SIGNATURE))
        .findFirst()
        .map(Artifact::location)
        .or(
            () ->
                type == EvidenceType.PROJECT_ARTIFACT
                        && statement.object() instanceof Activity object
                    ? Optional.of(object.id().value())
                    : Optional.empty());
  }

  private static String location(Attachment attachment) {
    Iri url = attachment.fileUrl();
    return url != null ? url.value() : "urn:sha2:" + attachment.sha2();
  }
}
