package dev.attain.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing that a credential may do. */
public enum Scope {
  /** Everything. */
  ADMIN("admin"),
  STATEMENTS_WRITE("statements/write"),
  STATEMENTS_READ("statements/read"),
  /** States and profiles. */
  DOCUMENTS_WRITE("documents/write"),
  DOCUMENTS_READ("documents/read"),
  /** Publish frameworks, roles, cohorts and profiles. */
  COMPETENCY_WRITE("competency/write"),
  COMPETENCY_READ("competency/read"),
  /** Approve a staged framework for the learning side of the house. */
  APPROVE_LEARNING("approve/learning"),
  /** Approve a staged framework for the line side of the house. */
  APPROVE_LINE("approve/line");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  @JsonValue
  public String text() {
    return text;
  }

  public static Optional<Scope> find(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findAny();
  }

  /**
   * The scope of this text.
   *
   * @throws IllegalArgumentException when there is no such scope
   */
  @JsonCreator
  public static Scope of(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no scope '"
                        + text
                        + "'; scopes are "
                        + Arrays.stream(values())
                            .map(Scope::text)
                            .collect(Collectors.joining(", "))));
  }
}
