package dev.attain.storage.history;

import dev.attain.documents.ETag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client learned. */
sealed interface Answer {
  Answer DONE = new Done();
  Answer UNKNOWN = new Unknown();

  /** The write took place. */
  record Done() implements Answer {
    @Override
    public String toString() {
      return "done";
    }
  }

  /**
   * The condition did not hold.
   *
   * @param current the tag that the client was told is there; empty for none
   */
  record Refused(Optional<ETag> current) implements Answer {
    @Override
    public String toString() {
      return "refused: " + current.map(tag -> "tag " + tag.opaque()).orElse("nothing there");
    }
  }

  /** What was read; null when there is nothing. */
  record Found(@Nullable String content) implements Answer {
    @Override
    public String toString() {
      return content == null ? "nothing" : content;
    }
  }

  /** No answer, or a failure: it may have taken place or may still do so, or not at all. */
  record Unknown() implements Answer {
    @Override
    public String toString() {
      return "unknown";
    }
  }
}
