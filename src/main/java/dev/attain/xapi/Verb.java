package dev.attain.xapi;

import java.util.Objects;

/** What was done. */
public record Verb(Iri id, LanguageMap display) {
  /** The reserved verb that voids another statement. */
  public static final Iri VOIDED = new Iri("http://adlnet.gov/expapi/verbs/voided");

  public Verb {
    Objects.requireNonNull(id);
    Objects.requireNonNull(display);
  }
}
