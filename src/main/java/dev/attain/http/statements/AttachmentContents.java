package dev.attain.http.statements;

import dev.attain.xapi.Attachment;
import dev.attain.xapi.Statement;
import dev.attain.xapi.SubStatement;
import dev.attain.xapi.validation.ValidStatement;
import dev.attain.xapi.validation.Violation;
import java.util.ArrayList;
import java.util.List;

/** Attachments whose content has to come with the request, and doesn't (Data 2.4.11). */
final class AttachmentContents {
  private static final String MESSAGE =
      "an attachment without fileUrl needs its content as a part of the request, which is not"
          + " taken here; give it a fileUrl";

  private AttachmentContents() {}

  static List<Violation> missing(List<ValidStatement> statements, boolean array) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i).statement();
      String path = array ? "$[" + i + "]" : "$";
      addMissing(violations, statement.attachments(), path);
      if (statement.object() instanceof SubStatement sub) {
        addMissing(violations, sub.attachments(), path + ".object");
      }
    }
    return violations;
  }

  private static void addMissing(
      List<Violation> violations, List<Attachment> attachments, String path) {
    for (int i = 0; i < attachments.size(); i++) {
      if (attachments.get(i).fileUrl() == null) {
        violations.add(new Violation("Data 2.4.11", path + ".attachments[" + i + "]", MESSAGE));
      }
    }
  }
}
