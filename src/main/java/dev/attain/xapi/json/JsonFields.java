package dev.attain.xapi.json;

import dev.attain.xapi.Activity;
import dev.attain.xapi.ActivityDefinition;
import dev.attain.xapi.Extensions;
import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import dev.attain.xapi.Verb;
import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonLiteral;
import dev.attain.xapi.json.text.JsonMember;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonString;
import dev.attain.xapi.json.text.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts that recur in a statement: verbs, activities, extensions, language maps, lists. */
final class JsonFields {
  private final byte[] text;

  /**
   * @param text the bytes that the trees were parsed from
   */
  JsonFields(byte[] text) {
    this.text = text;
  }

  Verb verb(JsonObject json) {
    return new Verb(new Iri(text(json, "id")), languageMap(json.find("display")));
  }

  Activity activity(JsonObject json) {
    return new Activity(
        new Iri(text(json, "id")),
        json.find("definition") instanceof JsonObject definition ? definition(definition) : null);
  }

  private ActivityDefinition definition(JsonObject json) {
    return new ActivityDefinition(
        languageMap(json.find("name")),
        languageMap(json.find("description")),
        iri(json, "type"),
        iri(json, "moreInfo"),
        json.findText("interactionType"),
        strings(json.find("correctResponsesPattern")),
        extensions(json));
  }

  Extensions extensions(JsonObject owner) {
    if (!(owner.find("extensions") instanceof JsonObject json) || json.members().isEmpty()) {
      return Extensions.EMPTY;
    }
    Map<Iri, String> byIri = new LinkedHashMap<>();
    for (JsonMember member : json.members()) {
      JsonValue value = member.value();
      byIri.put(
          new Iri(member.name()),
          new String(text, value.start(), value.end() - value.start(), StandardCharsets.UTF_8));
    }
    return new Extensions(byIri);
  }

  static LanguageMap languageMap(@Nullable JsonValue value) {
    if (!(value instanceof JsonObject json) || json.members().isEmpty()) {
      return LanguageMap.EMPTY;
    }
    Map<String, String> byTag = new LinkedHashMap<>();
    for (JsonMember member : json.members()) {
      byTag.put(member.name(), text(member.value()));
    }
    return new LanguageMap(byTag);
  }

  static @Nullable Iri iri(JsonObject json, String name) {
    String text = json.findText(name);
    return text == null ? null : new Iri(text);
  }

  static @Nullable Boolean bool(JsonObject json, String name) {
    return json.find(name) instanceof JsonLiteral literal
        ? literal.word() == JsonLiteral.Word.TRUE
        : null;
  }

  static List<Iri> iris(@Nullable JsonValue value) {
    return strings(value).stream().map(Iri::new).toList();
  }

  /** The objects of an array; a single object counts as an array of one. */
  static <T> List<T> list(@Nullable JsonValue value, Function<JsonObject, T> mapping) {
    if (value instanceof JsonObject single) {
      return List.of(mapping.apply(single));
    }
    if (!(value instanceof JsonArray array)) {
      return List.of();
    }
    List<T> items = new ArrayList<>(array.items().size());
    for (JsonValue item : array.items()) {
      items.add(mapping.apply(object(item)));
    }
    return items;
  }

  private static List<String> strings(@Nullable JsonValue value) {
    if (!(value instanceof JsonArray array)) {
      return List.of();
    }
    List<String> items = new ArrayList<>(array.items().size());
    for (JsonValue item : array.items()) {
      items.add(text(item));
    }
    return items;
  }

  static JsonObject object(JsonObject owner, String name) {
    return object(owner.find(name));
  }

  static JsonObject object(@Nullable JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw notA("an object", value);
  }

  static String text(JsonObject owner, String name) {
    return text(owner.find(name));
  }

  static String text(@Nullable JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw notA("a string", value);
  }

  static long count(JsonObject owner, String name) {
    JsonValue value = owner.find(name);
    if (value instanceof JsonNumber number) {
      return Long.parseLong(number.text());
    }
    throw notA("a number", value);
  }

  private static IllegalArgumentException notA(String expected, @Nullable JsonValue value) {
    String found = value == null ? "nothing" : value.noun() + " at byte " + value.start();
    return new IllegalArgumentException(
        "not a valid statement: " + found + " where " + expected + " belongs");
  }
}
