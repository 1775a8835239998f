package dev.attain.competency.evidence;

import dev.attain.competency.framework.EvidenceType;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Result;
import dev.attain.xapi.Statement;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what was made: the thing itself that a reviewer can look at. */
final class Artifact {
  /** A signature (Data 2.6) is attached to a statement, but is no work of the person. */
  private static final Iri SIGNATURE = new Iri("http://adlnet.gov/expapi/attachments/signature");

  private Artifact() {}

  /**
   * The first attachment, by its {@code fileUrl} or else as {@code urn:sha2:} and its hash; without
   * an attachment the link in the result's extension {@link EvidenceVerbs#ARTIFACT}; without that
   * the object of a statement that is evidence by project artifact.
   */
  static Optional<String> find(Statement statement, EvidenceType type) {
    return statement.attachments().stream()
        .filter(attachment -> !attachment.usageType().equals(SIGNATURE))
        .findFirst()
        .map(Artifact::location)
        .or(() -> link(statement.result()))
        .or(
            () ->
                type == EvidenceType.PROJECT_ARTIFACT
                        && statement.object() instanceof Activity object
                    ? Optional.of(object.id().value())
                    : Optional.empty());
  }

  private static Optional<String> link(@Nullable Result result) {
    String json =
        result == null ? null : result.extensions().jsonByIri().get(EvidenceVerbs.ARTIFACT);
    return json == null ? Optional.empty() : text(json);
  }

  /** The text that a JSON string stands for; empty when it is something else. */
  static Optional<String> text(String json) {
    return JsonText.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.STORED)
                instanceof JsonDocument.Parsed parsed
            && parsed.root() instanceof JsonString string
        ? Optional.of(string.value())
        : Optional.empty();
  }

  private static String location(Attachment attachment) {
    Iri url = attachment.fileUrl();
    return url != null ? url.value() : "urn:sha2:" + attachment.sha2();
  }
}
