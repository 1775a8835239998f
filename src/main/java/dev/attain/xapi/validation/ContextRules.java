package dev.attain.xapi.validation;

import java.util.Map;

/** Contexts (xAPI-Data 2.4.6), and what version 2.0 added to them. */
final class ContextRules {
  private static final String SECTION_2_0 = "IEEE 9274.1.1 4.2.2.5";

  private static final ValueRule ACTIVITIES = Values.oneOrListOf(ActivityRules.ACTIVITY);

  private static final ValueRule CONTEXT_ACTIVITIES =
      Shape.of("contextActivities", "XAPI-00086")
          .optional("parent", ACTIVITIES)
          .optional("grouping", ACTIVITIES)
          .optional("category", ACTIVITIES)
          .optional("other", ACTIVITIES)
          .build();

  private static final ValueRule RELEVANT_TYPES =
      Values.filledListOf(SECTION_2_0, "an array of IRIs", Values.iri(SECTION_2_0));

  private static final ValueRule CONTEXT_AGENT =
      Shape.of("a context agent", SECTION_2_0)
          .required("objectType", SECTION_2_0, Values.oneOf(SECTION_2_0, "contextAgent"))
          .required("agent", SECTION_2_0, ActorRules.AGENT)
          .optional("relevantTypes", RELEVANT_TYPES)
          .build();

  private static final ValueRule CONTEXT_GROUP =
      Shape.of("a context group", SECTION_2_0)
          .required("objectType", SECTION_2_0, Values.oneOf(SECTION_2_0, "contextGroup"))
          .required("group", SECTION_2_0, ActorRules.GROUP)
          .optional("relevantTypes", RELEVANT_TYPES)
          .build();

  /** The properties of a context that only version 2.0 knows. */
  static final Map<String, ValueRule> ADDED_BY_2_0 =
      Map.of(
          "contextAgents",
          Values.listOf(SECTION_2_0, "an array of context agents", CONTEXT_AGENT),
          "contextGroups",
          Values.listOf(SECTION_2_0, "an array of context groups", CONTEXT_GROUP));

  private ContextRules() {}

  /**
   * @param statementRef the rule for the statement that the context names
   * @param added properties of one version only
   */
  static ValueRule context(ValueRule statementRef, Map<String, ValueRule> added) {
    return Shape.of("a context", "XAPI-00006")
        .optional("registration", Values.text("XAPI-00087", Format.UUID))
        .optional("instructor", ActorRules.ACTOR)
        .optional("team", ActorRules.GROUP)
        .optional("contextActivities", CONTEXT_ACTIVITIES)
        .optional("revision", Values.text("XAPI-00089"))
        .optional("platform", Values.text("XAPI-00090"))
        .optional("language", Values.text("XAPI-00091", Format.LANGUAGE_TAG))
        .optional("statement", statementRef)
        .optional("extensions", Values.EXTENSIONS)
        .optional(added)
        .build();
  }
}
