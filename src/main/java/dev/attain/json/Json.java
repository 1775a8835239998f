package dev.attain.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mapper of our own documents. Records map by component name; enum constants are camelCase;
 * dates are ISO 8601; null and absent are the same, and an absent list, set or map is empty.
 * Reading is strict: unknown properties, duplicate keys, coercions between scalars and trailing
 * tokens are errors.
 */
public final class Json {
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .annotationIntrospector(new CamelCaseEnums())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .withConfigOverride(List.class, o -> o.setSetterInfo(emptyForNull()))
          .withConfigOverride(Set.class, o -> o.setSetterInfo(emptyForNull()))
          .withConfigOverride(Map.class, o -> o.setSetterInfo(emptyForNull()))
          .build();

  private Json() {}

  /**
   * A document of ours as it is stored, UTF-8.
   *
   * @throws UncheckedIOException when it has no JSON, which is a bug
   */
  public static byte[] bytes(Object document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + document.getClass().getSimpleName(), e);
    }
  }

  /**
   * A document of ours from where it was stored.
   *
   * @param id of its record, for the error
   * @throws UncheckedIOException when it is not of this type: something else wrote it, or damaged
   *     it
   */
  public static <T> T read(String id, byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("record " + id + " is not a " + type.getSimpleName(), e);
    }
  }

  private static JsonSetter.Value emptyForNull() {
    return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  }

  private static final class CamelCaseEnums extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Object findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass enumClass) {
      return EnumNamingStrategies.CamelCaseStrategy.class;
    }
  }
}
