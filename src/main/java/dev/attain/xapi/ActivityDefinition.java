package dev.attain.xapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an activity. Interaction components (choices, scale, source, target, steps) are
 * kept in the statement's exact JSON, not here: nothing in the LRS computes with them.
 */
public record ActivityDefinition(
    LanguageMap name,
    LanguageMap description,
    @Nullable Iri type,
    @Nullable Iri moreInfo,
    @Nullable String interactionType,
    List<String> correctResponsesPattern,
    Extensions extensions) {
  public ActivityDefinition {
    correctResponsesPattern = List.copyOf(correctResponsesPattern);
  }
}
