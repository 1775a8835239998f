package dev.attain.http.competency;

import dev.attain.http.ApiAnswer;
import dev.attain.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The schemas of {@code paths-competency.yaml} and {@code paths-dashboards.yaml}, for holding
 * answers against.
 */
public final class FigureContract {
  private final JsonObject fragment = read("paths-competency.yaml");
  private final JsonObject dashboards = read("paths-dashboards.yaml");

  public FigureContract() {
    dashboards
        .getJsonObject("components")
        .getJsonObject("schemas")
        .forEach(
            schema ->
                fragment
                    .getJsonObject("components")
                    .getJsonObject("schemas")
                    .put(schema.getKey(), schema.getValue()));
  }

  private static JsonObject read(String name) {
    try (InputStream yaml =
        Objects.requireNonNull(FigureContract.class.getResourceAsStream("/openapi/" + name))) {
      Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      // Through text, for plain JSON types throughout.
      return new JsonObject(new JsonObject(tree).encode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> operationIds() {
    return operationIds(fragment);
  }

  /** The operations of {@code paths-dashboards.yaml}. */
  public Set<String> dashboardOperationIds() {
    return operationIds(dashboards);
  }

  private static Set<String> operationIds(JsonObject fragment) {
    JsonObject paths = fragment.getJsonObject("paths");
    return paths.fieldNames().stream()
        .map(paths::getJsonObject)
        .flatMap(path -> path.fieldNames().stream().map(path::getJsonObject))
        .map(operation -> operation.getString("operationId"))
        .collect(Collectors.toSet());
  }

  /** The answer's body as rendered, after holding it against a component schema. */
  public JsonObject rendered(ApiAnswer answer, String schemaName) {
    try {
      JsonObject body = new JsonObject(Json.MAPPER.writeValueAsString(answer.body()));
      JsonObject schema =
          new JsonObject()
              .put("$ref", "#/components/schemas/" + schemaName)
              .put("components", fragment.getJsonObject("components"));
      JsonSchemaOptions options =
          new JsonSchemaOptions()
              .setBaseUri("https://attain.example.org/")
              .setDraft(Draft.DRAFT202012)
              .setOutputFormat(OutputFormat.Basic);
      OutputUnit result = Validator.create(JsonSchema.of(schema), options).validate(body);
      if (!Boolean.TRUE.equals(result.getValid())) {
        throw new AssertionError(schemaName + ": " + result.toJson().encodePrettily());
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
