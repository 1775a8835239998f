package dev.attain.competency.framework;

import java.util.Objects;

/**
 * Something about a sound document that could be better. Advice never keeps a document out.
 *
 * @param kind for tools to sort by
 * @param path where, as a JSON path
 * @param message what, and what to do
 */
public record Advice(Kind kind, String path, String message) {

  /** What advice is about. */
  public enum Kind {
    /** A statement or an indicator says nothing that can be observed. */
    VAGUE,
    TOO_FEW_INDICATORS,
    /** No mapping rule gives evidence for it. */
    NOTHING_PROVES_IT,
    /** No evidence can ever meet a gate, or reach a level. */
    UNREACHABLE,
    /** An activity that assesses is in no mapping rule. */
    NEVER_MAPPED,
    /** A prerequisite leads nowhere, or asks for more than it should. */
    PREREQUISITE
  }

  public Advice {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(path);
    Objects.requireNonNull(message);
  }
}
