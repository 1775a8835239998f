package dev.attain.competency.framework;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.json.Json;
import java.nio.charset.StandardCharsets;

/** Sound documents about baking, and ways to spoil them. */
public final class SampleDocuments {
  public static final String FRAMEWORK_ID = "https://example.org/frameworks/baking";
  public static final String DOUGH = "https://example.org/skills/dough";
  public static final String OVEN = "https://example.org/skills/oven";

  public static final String FRAMEWORK =
      """
      {
        "id": "https://example.org/frameworks/baking",
        "version": "1.0.0",
        "name": "Baking",
        "status": "approved",
        "effectiveFrom": "2026-01-01",
        "approvals": [
          {"by": "Ann", "side": "learning", "on": "2025-12-01"},
          {"by": "Ben", "side": "line"}
        ],
        "scale": [
          {"level": 1, "name": "Helper", "cut": 0.4},
          {"level": 2, "name": "Baker", "cut": 0.7}
        ],
        "competencies": [
          {
            "id": "https://example.org/skills/dough",
            "code": "D1",
            "name": "Dough",
            "tier": "roleFamily",
            "statement": "Makes dough that rises",
            "method": {"halfLifeDays": 90},
            "gates": [{"fromLevel": 2, "minItems": 2, "requiredTypes": ["projectArtifact"]}],
            "resources": [
              {"id": "https://example.org/courses/dough", "name": "Dough", "relation": "teaches"}
            ]
          },
          {
            "id": "https://example.org/skills/oven",
            "code": "O1",
            "name": "Oven",
            "parent": "https://example.org/skills/dough",
            "requires": ["https://example.org/skills/dough"],
            "statement": "Keeps the heat"
          }
        ],
        "mappings": [
          {
            "id": "quiz",
            "when": {"verbs": ["http://adlnet.gov/expapi/verbs/answered"]},
            "emit": [{"competency": "https://example.org/skills/dough", "type": "assessment"}]
          }
        ]
      }
      """;

  public static final String ROLE =
      """
      {
        "id": "https://example.org/roles/baker",
        "name": "Baker",
        "framework": "https://example.org/frameworks/baking",
        "start": "firstStatement",
        "requirements": [
          {
            "competency": "https://example.org/skills/dough",
            "level": 2,
            "impact": 5,
            "frequency": 4,
            "dueDays": 60
          }
        ]
      }
      """;

  public static final String COHORT =
      """
      {
        "id": "bakers-2026",
        "name": "Bakers of 2026",
        "role": "https://example.org/roles/baker",
        "members": [
          {"person": "mailto:ann@example.org", "assigned": "2026-01-05T08:00:00Z"},
          {
            "person": "account:https://hr.example.org|ben",
            "assigned": "2026-01-05T08:00:00Z",
            "left": "2026-03-01T00:00:00Z",
            "leftReason": "moved away"
          }
        ]
      }
      """;

  private SampleDocuments() {}

  public static Framework framework() {
    return read(FrameworkDocuments.framework(bytes(FRAMEWORK), template -> true));
  }

  public static RoleProfile role() {
    return read(FrameworkDocuments.role(bytes(ROLE)));
  }

  public static Cohort cohort() {
    return read(FrameworkDocuments.cohort(bytes(COHORT)));
  }

  /** The document that was read; fails the test with all problems when it was refused. */
  public static <T> T read(DocumentReading<T> reading) {
    if (reading instanceof DocumentReading.Read<T> read) {
      return read.document();
    }
    throw new AssertionError(((DocumentReading.Refused<T>) reading).problems().toString());
  }

  public static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The document with one place changed.
   *
   * @param pointer a JSON pointer; its last step may be new, or {@code -} for the end of a list
   * @param value JSON; empty to remove what is there
   */
  public static byte[] edited(String document, String pointer, String value) {
    try {
      JsonNode root = Json.MAPPER.readTree(document);
      JsonPointer at = JsonPointer.compile(pointer);
      JsonNode parent = root.at(at.head());
      String last = at.last().getMatchingProperty();
      if (parent instanceof ArrayNode list) {
        if (last.equals("-")) {
          list.add(Json.MAPPER.readTree(value));
        } else {
          list.set(Integer.parseInt(last), Json.MAPPER.readTree(value));
        }
      } else if (value.isEmpty()) {
        ((ObjectNode) parent).remove(last);
      } else {
        ((ObjectNode) parent).set(last, Json.MAPPER.readTree(value));
      }
      return Json.MAPPER.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
