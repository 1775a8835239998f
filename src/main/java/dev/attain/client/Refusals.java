package dev.attain.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds the sentence for the user in the body of a refusal: problem JSON, or any text. */
final class Refusals {
  private static final int LONGEST = 400;
  private static final int MOST_PROBLEMS = 3;

  private Refusals() {}

  static String reason(byte[] body) {
    try {
      JsonNode problem = Json.MAPPER.readTree(body);
      if (problem.isObject()) {
        return cut(sentence(problem));
      }
    } catch (IOException e) {
      // Not JSON: other servers answer with plain text or HTML, which is shown as it is.
    }
    return cut(new String(body, StandardCharsets.UTF_8).strip());
  }

  /** Every problem that a refusal lists, by path. */
  static List<String> problems(byte[] body) {
    try {
      return problems(Json.MAPPER.readTree(body));
    } catch (IOException e) {
      // Not JSON: then there is no list.
      return List.of();
    }
  }

  private static List<String> problems(JsonNode problem) {
    List<String> parts = new ArrayList<>();
    for (String list : List.of("violations", "problems")) {
      for (JsonNode item : problem.path(list)) {
        if (item.path("message").isTextual()) {
          parts.add((item.path("path").asText("") + " " + item.path("message").asText()).strip());
        }
      }
    }
    return parts;
  }

  private static String sentence(JsonNode problem) {
    List<String> parts = problems(problem);
    if (!parts.isEmpty()) {
      return String.join("; ", parts.subList(0, Math.min(parts.size(), MOST_PROBLEMS)));
    }
    for (String name : List.of("detail", "title", "message", "error", "errorMessage")) {
      if (problem.path(name).isTextual()) {
        return problem.path(name).asText();
      }
    }
    return problem.toString();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
