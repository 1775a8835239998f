package dev.attain.profiles;

import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of statement: its determining properties say which statements it is about, its rules what
 * those must look like.
 *
 * @param profileIds the ids of the profile and of its versions, by which a statement's category may
 *     name it
 * @param objectStatementRefTemplate templates, one of which the statement that the object points at
 *     follows; empty asks for nothing
 * @param contextStatementRefTemplate the same for {@code context.statement}
 */
public record StatementTemplate(
    Iri id,
    List<Iri> profileIds,
    LanguageMap prefLabel,
    LanguageMap definition,
    @Nullable Iri verb,
    @Nullable Iri objectActivityType,
    List<Iri> contextGroupingActivityType,
    List<Iri> contextParentActivityType,
    List<Iri> contextOtherActivityType,
    List<Iri> contextCategoryActivityType,
    List<Iri> attachmentUsageType,
    List<Iri> objectStatementRefTemplate,
    List<Iri> contextStatementRefTemplate,
    List<TemplateRule> rules) {
  public StatementTemplate {
    Objects.requireNonNull(id);
    profileIds = List.copyOf(profileIds);
    Objects.requireNonNull(prefLabel);
    Objects.requireNonNull(definition);
    contextGroupingActivityType = List.copyOf(contextGroupingActivityType);
    contextParentActivityType = List.copyOf(contextParentActivityType);
    contextOtherActivityType = List.copyOf(contextOtherActivityType);
    contextCategoryActivityType = List.copyOf(contextCategoryActivityType);
    attachmentUsageType = List.copyOf(attachmentUsageType);
    objectStatementRefTemplate = List.copyOf(objectStatementRefTemplate);
    contextStatementRefTemplate = List.copyOf(contextStatementRefTemplate);
    rules = List.copyOf(rules);
  }

  /** Whether anything but the profile's own id says which statements this is about. */
  public boolean hasDeterminingProperties() {
    return verb != null
        || objectActivityType != null
        || Stream.of(
                contextGroupingActivityType,
                contextParentActivityType,
                contextOtherActivityType,
                contextCategoryActivityType,
                attachmentUsageType)
            .anyMatch(types -> !types.isEmpty());
  }

  /** Whether a statement that follows this has to point at statements of certain templates. */
  public boolean looksAtOtherStatements() {
    return !objectStatementRefTemplate.isEmpty() || !contextStatementRefTemplate.isEmpty();
  }
}
