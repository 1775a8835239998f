package dev.attain.storage.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attain.documents.ETag;
import dev.attain.documents.Precondition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a write requires of the content that is there; it names the content instead of its tag, so
 * that tables can be read.
 *
 * @param content of {@code IS} and {@code IS_NOT}; empty otherwise
 */
record Condition(Kind kind, String content) {
  /** The four headers, and none. */
  enum Kind {
    NONE,
    ABSENT,
    PRESENT,
    IS,
    IS_NOT
  }

  static final Condition NONE = new Condition(Kind.NONE, "");
  static final Condition ABSENT = new Condition(Kind.ABSENT, "");
  static final Condition PRESENT = new Condition(Kind.PRESENT, "");

  static Condition is(String content) {
    return new Condition(Kind.IS, content);
  }

  static Condition isNot(String content) {
    return new Condition(Kind.IS_NOT, content);
  }

  boolean holds(@Nullable String present) {
    return switch (kind) {
      case NONE -> true;
      case ABSENT -> present == null;
      case PRESENT -> present != null;
      case IS -> content.equals(present);
      case IS_NOT -> !content.equals(present);
    };
  }

  Precondition precondition() {
    return switch (kind) {
      case NONE -> Precondition.NONE;
      case ABSENT -> Precondition.ABSENT;
      case PRESENT -> Precondition.PRESENT;
      case IS -> new Precondition.AnyOf(Set.of(tag()));
      case IS_NOT -> new Precondition.NoneOf(Set.of(tag()));
    };
  }

  /** The tag of the content that is named. */
  ETag tag() {
    return ETag.of(content.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NONE -> "";
      case ABSENT -> " if absent";
      case PRESENT -> " if present";
      case IS -> " if " + content;
      case IS_NOT -> " unless " + content;
    };
  }
}
