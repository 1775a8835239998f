package dev.attain.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The OpenAPI 3.1 contract of {@code /api} and of the operator's resources: a root and a fragment
 * for each feature, merged into one document.
 *
 * @param document as it is served
 */
record ApiContract(JsonObject document, OpenAPIContract contract) {
  private static final String FOLDER = "/openapi/";
  private static final String ROOT = "attain-v1.yaml";

  /** Each owns paths and components. One that is missing shows in {@link #requireOperations}. */
  private static final List<String> FRAGMENTS =
      List.of(
          "paths-frameworks.yaml",
          "paths-competency.yaml",
          "paths-governance.yaml",
          "paths-recomputations.yaml",
          "paths-backups.yaml",
          "paths-changes.yaml",
          "paths-webhooks.yaml",
          "paths-conformance.yaml",
          "paths-credentials.yaml",
          "paths-dashboards.yaml",
          "paths-dry-runs.yaml",
          "paths-evidence.yaml",
          "paths-export.yaml",
          "paths-statement-analytics.yaml",
          "paths-statements.yaml");

  /** Media types that Vert.x doesn't know, and what they are to it. */
  private static final Map<String, String> KNOWN_AS =
      Map.of("application/problem+json", "application/json", "text/event-stream", "text/plain");

  /**
   * Reads, merges and checks the contract on a worker, which takes a large part of the time to
   * start; fails with {@link ServerStartException}.
   */
  static Future<ApiContract> load(Vertx vertx) {
    return vertx.executeBlocking(ApiContract::merged).compose(document -> of(vertx, document));
  }

  private static JsonObject merged() {
    JsonObject document = read(ROOT);
    if (document == null) {
      throw new ServerStartException("the contract " + ROOT + " is missing");
    }
    for (String fragment : FRAGMENTS) {
      JsonObject part = read(fragment);
      if (part != null) {
        merge(document, part, fragment);
      }
    }
    return document;
  }

  /** Checks a whole contract; fails with {@link ServerStartException}. */
  static Future<ApiContract> of(Vertx vertx, JsonObject document) {
    return OpenAPIContract.from(vertx, (JsonObject) withKnownTypes(document))
        .map(contract -> new ApiContract(document, contract))
        .recover(
            invalid ->
                Future.failedFuture(
                    new ServerStartException(
                        "the OpenAPI contract is not valid: " + invalid.getMessage(), invalid)));
  }

  /** Itself; throws unless these are its operations. */
  ApiContract requireOperations(Set<String> served) {
    Set<String> declared =
        contract.operations().stream().map(Operation::getOperationId).collect(Collectors.toSet());
    Set<String> missing = difference(declared, served);
    Set<String> undeclared = difference(served, declared);
    if (!missing.isEmpty() || !undeclared.isEmpty()) {
      throw new ServerStartException(
          "the OpenAPI contract and the operations differ: declared but not served "
              + missing
              + ", served but not declared "
              + undeclared);
    }
    return this;
  }

  /**
   * A copy in which problem documents are plain JSON and events plain text: Vert.x knows a fixed
   * list of media types, of answers too, though it only validates requests here.
   */
  private static Object withKnownTypes(Object json) {
    if (json instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      for (String key : object.fieldNames()) {
        copy.put(KNOWN_AS.getOrDefault(key, key), withKnownTypes(object.getValue(key)));
      }
      return copy;
    }
    if (json instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(withKnownTypes(item)));
      return copy;
    }
    return json;
  }

  private static Set<String> difference(Set<String> all, Set<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static void merge(JsonObject document, JsonObject fragment, String name) {
    for (String key : fragment.fieldNames()) {
      if (key.equals("paths")) {
        addAll(section(document, "paths"), fragment.getJsonObject("paths"), name);
      } else if (key.equals("components")) {
        JsonObject components = section(document, "components");
        JsonObject added = fragment.getJsonObject("components");
        for (String kind : added.fieldNames()) {
          addAll(section(components, kind), added.getJsonObject(kind), name);
        }
      } else {
        throw new ServerStartException(
            name + ": a fragment has paths and components only, not " + key);
      }
    }
  }

  private static void addAll(JsonObject target, JsonObject added, String name) {
    for (String key : added.fieldNames()) {
      if (target.containsKey(key)) {
        throw new ServerStartException(name + ": " + key + " is declared twice in the contract");
      }
      target.put(key, added.getValue(key));
    }
  }

  private static JsonObject section(JsonObject parent, String key) {
    if (!parent.containsKey(key)) {
      parent.put(key, new JsonObject());
    }
    return parent.getJsonObject(key);
  }

  private static @Nullable JsonObject read(String name) {
    try (InputStream stream = ApiContract.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        return null;
      }
      Object loaded = yaml().load(stream);
      if (json(loaded) instanceof JsonObject object) {
        return object;
      }
      throw new ServerStartException(name + " is not a YAML mapping");
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    } catch (YAMLException e) {
      throw new ServerStartException(name + " is not readable: " + e.getMessage(), e);
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options),
        new Representer(unused),
        unused,
        options,
        new ResolverWithoutTimestamps());
  }

  /** JSON has no type for dates: in an example they are text. */
  private static final class ResolverWithoutTimestamps extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, regexp, first, limit);
      }
    }
  }

  private static @Nullable Object json(@Nullable Object yaml) {
    if (yaml instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, value) -> object.put(String.valueOf(key), json(value)));
      return object;
    }
    if (yaml instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(value -> array.add(json(value)));
      return array;
    }
    return yaml;
  }
}
