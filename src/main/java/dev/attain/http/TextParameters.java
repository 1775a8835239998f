package dev.attain.http;

import io.vertx.core.json.Json;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.HashMap;
import java.util.Map;

/**
 * Has texts be texts. Vert.x reads a parameter as JSON where it can, also one that the contract
 * says is a text: a version 1.10 would be a number, and refused.
 */
final class TextParameters {
  private TextParameters() {}

  static ValidatableRequest quoted(ValidatableRequest request, Operation operation) {
    Map<String, RequestParameter> path = new HashMap<>(request.getPathParameters());
    Map<String, RequestParameter> query = new HashMap<>(request.getQuery());
    for (Parameter parameter : operation.getParameters()) {
      if (parameter.getSchemaType() == SchemaType.STRING) {
        if (parameter.getIn() == Location.PATH) {
          path.computeIfPresent(parameter.getName(), (name, value) -> quoted(value));
        } else if (parameter.getIn() == Location.QUERY) {
          query.computeIfPresent(parameter.getName(), (name, value) -> quoted(value));
        }
      }
    }
    return new ValidatableRequestImpl(
        request.getCookies(),
        request.getHeaders(),
        path,
        query,
        request.getBody(),
        request.getContentType());
  }

  private static RequestParameter quoted(RequestParameter value) {
    return value.isString() ? new RequestParameterImpl(Json.encode(value.getString())) : value;
  }
}
