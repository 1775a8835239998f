package dev.attain.xapi.validation;

import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonValue;
import dev.attain.xapi.json.text.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Activities, their definitions and interactions (xAPI-Data 2.4.4.1). */
final class ActivityRules {
  /** The interaction types, and the component lists that each supports (2.4.4.1.s15). */
  private static final Map<String, Set<String>> LISTS_BY_TYPE =
      Map.of(
          "true-false", Set.of(),
          "choice", Set.of("choices"),
          "fill-in", Set.of(),
          "long-fill-in", Set.of(),
          "matching", Set.of("source", "target"),
          "performance", Set.of("steps"),
          "sequencing", Set.of("choices"),
          "likert", Set.of("scale"),
          "numeric", Set.of(),
          "other", Set.of());

  private static final Set<String> COMPONENT_LISTS =
      Set.of("choices", "scale", "source", "target", "steps");

  private static final ValueRule COMPONENT =
      Shape.of("an interaction component", "XAPI-00063")
          .required("id", "XAPI-00058", Values.text("XAPI-00058"))
          .optional("description", Values.languageMap("XAPI-00062"))
          .build();

  private static final ValueRule DEFINITION =
      Shape.of("an activity definition", "XAPI-00048")
          .optional("name", Values.languageMap("XAPI-00056"))
          .optional("description", Values.languageMap("XAPI-00059"))
          .optional("type", Values.iri("XAPI-00060"))
          .optional("moreInfo", Values.iri("XAPI-00061"))
          .optional("extensions", Values.EXTENSIONS)
          .optional(
              "interactionType",
              Values.oneOf(
                  "XAPI-00049", LISTS_BY_TYPE.keySet().stream().sorted().toArray(String[]::new)))
          .optional(
              "correctResponsesPattern",
              Values.listOf("XAPI-00050", "an array of strings", Values.text("XAPI-00050")))
          .optional("choices", components("XAPI-00055"))
          .optional("scale", components("XAPI-00054"))
          .optional("source", components("XAPI-00053"))
          .optional("target", components("XAPI-00052"))
          .optional("steps", components("XAPI-00051"))
          .check(ActivityRules::checkInteraction)
          .build();

  /** An activity whose objectType, if any, has been looked at. */
  static final ValueRule ACTIVITY_SHAPE =
      Shape.of("an activity", "XAPI-00006")
          .optional("objectType", Values.text("XAPI-00032"))
          .required("id", "XAPI-00047", Values.iri("XAPI-00047"))
          .optional("definition", DEFINITION)
          .build();

  /** An activity, where nothing else may stand. */
  static final ValueRule ACTIVITY =
      Values.byObjectType("XAPI-00094", ACTIVITY_SHAPE, Map.of("Activity", ACTIVITY_SHAPE));

  private ActivityRules() {}

  private static ValueRule components(String rule) {
    ValueRule list = Values.listOf(rule, "an array of interaction components", COMPONENT);
    return (value, report) -> {
      list.check(value, report);
      if (value instanceof JsonArray array) {
        checkDistinctIds(array.items(), report);
      }
    };
  }

  private static void checkDistinctIds(List<JsonValue> components, Report report) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < components.size(); i++) {
      String id =
          components.get(i) instanceof JsonObject component ? component.findText("id") : null;
      if (id != null && !ids.add(id)) {
        report.enter(i);
        report.add("XAPI-00058", "the id " + Quoted.of(id) + " is there twice in this list");
        report.leave();
      }
    }
  }

  private static void checkInteraction(JsonObject definition, Report report) {
    boolean typed = definition.find("interactionType") != null;
    String type = definition.findText("interactionType");
    Set<String> supported =
        type == null ? COMPONENT_LISTS : LISTS_BY_TYPE.getOrDefault(type, COMPONENT_LISTS);
    for (JsonMember member : definition.members()) {
      String name = member.name();
      boolean list = COMPONENT_LISTS.contains(name);
      if (!typed && (list || name.equals("correctResponsesPattern"))) {
        report.add("XAPI-00064", Quoted.of(name) + " needs an interactionType beside it");
      } else if (list && !supported.contains(name)) {
        report.enter(name);
        report.add(
            "Data 2.4.4.1",
            "an interaction of type " + Quoted.of(String.valueOf(type)) + " has no such list");
        report.leave();
      }
    }
  }
}
