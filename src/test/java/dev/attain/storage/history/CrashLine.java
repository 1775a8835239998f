package dev.attain.storage.history;

import dev.attain.documents.ETag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a process that will be killed says on one line: that it is about to ask, or what it was
 * answered. Fields end with tabs, so that a line that was cut off is told from a whole one.
 *
 * @param number of the operation in its process
 * @param answer null when it is about to ask
 */
record CrashLine(int number, int client, String key, Call call, @Nullable Answer answer) {
  private static final String END = ".";
  private static final int FIELDS = 9;

  String format() {
    String content =
        call instanceof Call.Put put
            ? put.content()
            : call instanceof Call.Post post ? post.content() : "";
    Condition condition = condition(call);
    return String.join(
        "\t",
        Integer.toString(number),
        Integer.toString(client),
        key,
        call.getClass().getSimpleName(),
        content,
        condition.kind().name(),
        condition.content(),
        answer == null ? "" : format(answer),
        END);
  }

  private static Condition condition(Call call) {
    if (call instanceof Call.Put put) {
      return put.condition();
    }
    if (call instanceof Call.Post post) {
      return post.condition();
    }
    return call instanceof Call.Delete delete ? delete.condition() : Condition.NONE;
  }

  private static String format(Answer answer) {
    if (answer instanceof Answer.Refused refused) {
      return "R" + refused.current().map(ETag::opaque).orElse("");
    }
    if (answer instanceof Answer.Found found) {
      return found.content() == null ? "N" : "F" + found.content();
    }
    return answer instanceof Answer.Done ? "D" : "U";
  }

  /** Empty for what is no whole line. */
  static Optional<CrashLine> parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS || !fields[FIELDS - 1].equals(END)) {
      return Optional.empty();
    }
    Condition condition = new Condition(Condition.Kind.valueOf(fields[5]), fields[6]);
    Call call =
        switch (fields[3]) {
          case "Put" -> new Call.Put(fields[4], condition);
          case "Post" -> new Call.Post(fields[4], condition);
          case "Delete" -> new Call.Delete(condition);
          default -> new Call.Get();
        };
    return Optional.of(
        new CrashLine(
            Integer.parseInt(fields[0]),
            Integer.parseInt(fields[1]),
            fields[2],
            call,
            fields[7].isEmpty() ? null : answer(fields[7])));
  }

  private static Answer answer(String text) {
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case 'R' ->
          new Answer.Refused(rest.isEmpty() ? Optional.empty() : Optional.of(new ETag(rest)));
      case 'N' -> new Answer.Found(null);
      case 'F' -> new Answer.Found(rest);
      case 'D' -> Answer.DONE;
      default -> Answer.UNKNOWN;
    };
  }
}
