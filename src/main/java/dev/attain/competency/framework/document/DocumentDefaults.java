package dev.attain.competency.framework.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a property means where a document leaves it out. */
final class DocumentDefaults {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Map<Class<?>, ObjectNode> BY_RECORD =
      Map.of(
          Competency.class,
          // An empty method: each of its properties has the default below.
          NODES.objectNode().set("method", NODES.objectNode()),
          Method.class,
          Json.MAPPER.valueToTree(Method.DEFAULT),
          Method.Mastery.class,
          Json.MAPPER.valueToTree(Method.DEFAULT.masteryOrDefault()),
          Method.Tracing.class,
          Json.MAPPER.valueToTree(Method.DEFAULT.tracingOrDefault()),
          Gate.class,
          NODES.objectNode().put("minItems", 0).put("distinctRaters", 0).put("artifact", false),
          MappingRule.class,
          NODES.objectNode().put("priority", 0),
          MappingRule.Emit.class,
          NODES.objectNode().put("selfAssessment", false).set("score", NODES.objectNode()),
          RoleProfile.Requirement.class,
          NODES.objectNode().put("weight", 1.0).put("mandatory", false));

  private DocumentDefaults() {}

  static @Nullable JsonNode find(Class<?> record, String component) {
    ObjectNode defaults = BY_RECORD.get(record);
    return defaults == null ? null : defaults.get(component);
  }
}
