package dev.attain.storage.mongo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.attain.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * JSON objects as BSON documents that people and other tools can read. Names that MongoDB takes for
 * paths and operators are shown with full-width characters, numbers that BSON lacks as texts: then,
 * and wherever else writing the document gives another text, the JSON has to be kept beside it.
 */
final class ReadableJson {
  private static final int MAX_DEPTH = 64;

  private ReadableJson() {}

  /** The document to show; empty for what is no JSON object, or too deeply nested for MongoDB. */
  static Optional<BsonDocument> show(byte[] json) {
    try (JsonParser parser = Json.MAPPER.createParser(json)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? Optional.of(object(parser, 1))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether the JSON is what {@link #write} makes of the document. */
  static boolean isExact(BsonDocument shown, byte[] json) {
    return Arrays.equals(write(shown), json);
  }

  /** Compact JSON, in UTF-8. */
  static byte[] write(BsonDocument document) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator generator = Json.MAPPER.createGenerator(json)) {
      write(document, generator);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return json.toByteArray();
  }

  private static BsonDocument object(JsonParser parser, int depth) throws IOException {
    BsonDocument object = new BsonDocument();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(shownName(name), value(parser, depth));
    }
    return object;
  }

  private static String shownName(String name) {
    return name.isEmpty()
        ? "\u2205"
        : wellFormed(name).replace('.', '\uFF0E').replace('$', '\uFF04').replace('\0', '\u2400');
  }

  /** Half a surrogate pair has no place in UTF-8, though JSON can escape it. */
  private static String wellFormed(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
        ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : text;
  }

  private static BsonValue value(JsonParser parser, int depth) throws IOException {
    if (depth == MAX_DEPTH) {
      throw new IOException("nested too deeply to be shown");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, depth + 1);
      case START_ARRAY -> array(parser, depth + 1);
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> new BsonDouble(parser.getDoubleValue());
      case VALUE_TRUE -> BsonBoolean.TRUE;
      case VALUE_FALSE -> BsonBoolean.FALSE;
      case VALUE_NULL -> BsonNull.VALUE;
      default -> new BsonString(wellFormed(parser.getText()));
    };
  }

  private static BsonArray array(JsonParser parser, int depth) throws IOException {
    BsonArray array = new BsonArray();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, depth));
    }
    return array;
  }

  private static BsonValue whole(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> new BsonInt32(parser.getIntValue());
      case LONG -> new BsonInt64(parser.getLongValue());
      default -> new BsonString(parser.getText());
    };
  }

  private static void write(BsonValue value, JsonGenerator to) throws IOException {
    switch (value.getBsonType()) {
      case DOCUMENT -> {
        to.writeStartObject();
        for (Map.Entry<String, BsonValue> member : value.asDocument().entrySet()) {
          to.writeFieldName(member.getKey());
          write(member.getValue(), to);
        }
        to.writeEndObject();
      }
      case ARRAY -> {
        to.writeStartArray();
        for (BsonValue item : value.asArray()) {
          write(item, to);
        }
        to.writeEndArray();
      }
      case INT32 -> to.writeNumber(value.asInt32().getValue());
      case INT64 -> to.writeNumber(value.asInt64().getValue());
      case DOUBLE -> to.writeNumber(value.asDouble().getValue());
      case BOOLEAN -> to.writeBoolean(value.asBoolean().getValue());
      case NULL -> to.writeNull();
      case STRING -> to.writeString(value.asString().getValue());
      default -> throw new IllegalStateException("no JSON becomes " + value.getBsonType());
    }
  }
}
