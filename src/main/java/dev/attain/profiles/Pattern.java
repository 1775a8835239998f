package dev.attain.profiles;

import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import java.util.List;
import java.util.Objects;

/**
 * An order in which statements come.
 *
 * @param primary whether statements are to be matched against it directly
 * @param members the ids of templates and patterns; one for all forms but sequence and alternates
 */
public record Pattern(
    Iri id,
    LanguageMap prefLabel,
    LanguageMap definition,
    boolean primary,
    Form form,
    List<Iri> members) {

  /** How the members follow each other. */
  public enum Form {
    SEQUENCE,
    ALTERNATES,
    OPTIONAL,
    ONE_OR_MORE,
    ZERO_OR_MORE
  }

  public Pattern {
    Objects.requireNonNull(id);
    Objects.requireNonNull(prefLabel);
    Objects.requireNonNull(definition);
    Objects.requireNonNull(form);
    members = List.copyOf(members);
  }
}
