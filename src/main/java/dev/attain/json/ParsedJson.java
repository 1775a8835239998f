package dev.attain.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Objects;

/** A text as a JSON tree, or the place where it stops being JSON. */
public sealed interface ParsedJson {

  /** All of the text is one JSON value, without a duplicate key. */
  record Tree(JsonNode root) implements ParsedJson {
    public Tree {
      Objects.requireNonNull(root);
    }
  }

  /**
   * The text is no JSON, repeats a key, or goes beyond a limit of the parser (depth, length).
   *
   * @param line from 1
   * @param column from 1
   */
  record Broken(int line, int column, String message) implements ParsedJson {
    public Broken {
      Objects.requireNonNull(message);
    }
  }

  /** Parses UTF-8 (or UTF-16 and UTF-32, which JSON parsers recognize by the first bytes). */
  static ParsedJson of(byte[] json) {
    try {
      JsonNode root = Json.MAPPER.readTree(json);
      return root.isMissingNode() ? new Broken(1, 1, "there is no JSON here") : new Tree(root);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      return new Broken(
          Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), e.getOriginalMessage());
    } catch (IOException e) {
      return new Broken(1, 1, "not readable as text: " + e.getMessage());
    }
  }
}
