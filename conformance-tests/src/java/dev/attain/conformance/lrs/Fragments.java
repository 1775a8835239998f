package dev.attain.conformance.lrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.UUID;

/**
 * Named pieces of JSON to build statements from. In JSON that is read here, the text {@code
 * "$name"} stands for the piece of that name, {@code "$uuid"} for a new UUID, and {@code {uuid}}
 * within a text for another.
 */
public final class Fragments {
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private static final JsonNode NAMED = parse(Table.text("fragments.json"));

  private Fragments() {}

  /** A named piece, new at each call. */
  public static ObjectNode object(String name) {
    return (ObjectNode) expand(TextNode.valueOf("$" + name));
  }

  /** JSON with its named pieces put in. */
  public static JsonNode json(String text) {
    return expand(parse(text));
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static JsonNode expand(JsonNode node) {
    if (node.isTextual()) {
      return text(node.textValue());
    }
    if (node.isArray()) {
      ArrayNode array = MAPPER.createArrayNode();
      node.forEach(element -> array.add(expand(element)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = MAPPER.createObjectNode();
      node.fields().forEachRemaining(field -> object.set(field.getKey(), expand(field.getValue())));
      return object;
    }
    return node;
  }

  private static JsonNode text(String text) {
    if (text.equals("$uuid")) {
      return TextNode.valueOf(UUID.randomUUID().toString());
    }
    if (text.startsWith("$")) {
      JsonNode named = NAMED.get(text.substring(1));
      if (named == null) {
        throw new IllegalArgumentException("no fragment " + text);
      }
      return expand(named);
    }
    return TextNode.valueOf(text.replace("{uuid}", UUID.randomUUID().toString()));
  }
}
