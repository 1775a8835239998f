package dev.attain.profiles;

import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import java.util.Objects;

/**
 * A term of a profile: a verb, an activity type, an extension, a document resource or an activity.
 *
 * @param type as the profile specification names it: {@code Verb}, {@code ActivityType}, {@code
 *     ContextExtension} …
 * @param deprecated whether the profile advises against new uses
 */
public record Concept(
    Iri id, String type, LanguageMap prefLabel, LanguageMap definition, boolean deprecated) {
  public Concept {
    Objects.requireNonNull(id);
    Objects.requireNonNull(type);
    Objects.requireNonNull(prefLabel);
    Objects.requireNonNull(definition);
  }
}
