package dev.attain.storage.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.documents.ETag;
import dev.attain.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one document is, said as plainly as possible: its content, or null for none; and what each
 * call does to it when nothing else happens.
 */
record Register(@Nullable String content) {
  static final Register EMPTY = new Register(null);

  /** What is there after the call; empty when the call would not have been answered like this. */
  Optional<Register> after(Call call, Answer answer) {
    if (call instanceof Call.Put put) {
      return write(put.condition(), put.content(), answer);
    }
    if (call instanceof Call.Post post) {
      return write(post.condition(), merged(post.content()), answer);
    }
    if (call instanceof Call.Delete delete) {
      return write(delete.condition(), null, answer);
    }
    return answer instanceof Answer.Unknown || answer.equals(new Answer.Found(content))
        ? Optional.of(this)
        : Optional.empty();
  }

  private Optional<Register> write(Condition condition, @Nullable String written, Answer answer) {
    if (condition.holds(content)) {
      return answer instanceof Answer.Done || answer instanceof Answer.Unknown
          ? Optional.of(new Register(written))
          : Optional.empty();
    }
    Optional<ETag> tag = Optional.ofNullable(content).map(text -> ETag.of(text.getBytes(UTF_8)));
    return answer.equals(new Answer.Refused(tag)) ? Optional.of(this) : Optional.empty();
  }

  private String merged(String posted) {
    if (content == null) {
      return posted;
    }
    try {
      ObjectNode members = (ObjectNode) Json.MAPPER.readTree(content);
      members.setAll((ObjectNode) Json.MAPPER.readTree(posted));
      return Json.MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("contents of histories are JSON objects", e);
    }
  }
}
