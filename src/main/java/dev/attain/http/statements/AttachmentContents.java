package dev.attain.http.statements;

import dev.attain.xapi.Attachment;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.Statement;
import dev.attain.xapi.SubStatement;
import dev.attain.xapi.validation.ValidStatement;
import dev.attain.xapi.validation.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Attachments whose content has to come with the request (Data 2.4.11). One that is in the store
 * already has to come again: who only knows a hash must not get at the content behind it.
 */
final class AttachmentContents {
  private AttachmentContents() {}

  /** The hashes of all attachments, those of sub-statements included. */
  static Set<Sha2> named(List<ValidStatement> statements) {
    Set<Sha2> named = new LinkedHashSet<>();
    statements.forEach(
        valid -> valid.statement().allAttachments().forEach(a -> named.add(a.hash())));
    return named;
  }

  /**
   * @param given the hashes of what has come
   */
  static List<Violation> missing(List<ValidStatement> statements, boolean array, Set<Sha2> given) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i).statement();
      String path = array ? "$[" + i + "]" : "$";
      addMissing(violations, statement.attachments(), path, given);
      if (statement.object() instanceof SubStatement sub) {
        addMissing(violations, sub.attachments(), path + ".object", given);
      }
    }
    return violations;
  }

  private static void addMissing(
      List<Violation> violations, List<Attachment> attachments, String path, Set<Sha2> given) {
    for (int i = 0; i < attachments.size(); i++) {
      Attachment attachment = attachments.get(i);
      if (!attachment.mayBeElsewhere() && !given.contains(attachment.hash())) {
        violations.add(
            new Violation(
                attachment.isSignature() ? "XAPI-00115" : "Data 2.4.11",
                path + ".attachments[" + i + "]",
                attachment.isSignature()
                    ? "the signature has to come as a part of a multipart/mixed request"
                    : "an attachment without fileUrl needs its content as a part of a"
                        + " multipart/mixed request"));
      }
    }
  }
}
