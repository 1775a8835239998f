package dev.attain.http;

import dev.attain.access.Principal;
import dev.attain.access.Scope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mounts the operations of the contract: authenticates, reads the body, validates, calls.
 *
 * <p>The routes are made here and not by Vert.x' builder, because that reads a body before it asks
 * who sends it.
 */
final class ApiRoutes {
  private static final String RESOURCE = "api";
  private static final String SCOPE_EXTENSION = "x-attain-scope";

  /** In place of a scope: a credential, whatever it may do. */
  private static final String ANY_SCOPE = "any";

  private final ApiContract contract;
  private final Map<String, ApiOperation> operations;
  private final int maxBody;
  private final RequestValidator validator;

  ApiRoutes(Vertx vertx, ApiContract contract, Map<String, ApiOperation> operations, int maxBody) {
    this.contract = contract;
    this.operations = operations;
    this.maxBody = maxBody;
    this.validator = RequestValidator.create(vertx, contract.contract());
  }

  void mount(Routes routes) {
    Buffer document = contract.document().toBuffer();
    routes.serve(
        RESOURCE,
        "/api/v1/openapi.json",
        List.of(HttpMethod.GET),
        exchange -> {
          exchange.answerJson(200, document);
          return Future.succeededFuture();
        });
    for (Path path : contract.contract().getPaths()) {
      String webPath = path.getName().replaceAll("\\{(\\w+)}", ":$1");
      for (Operation operation : path.getOperations()) {
        ApiOperation served = operations.get(operation.getOperationId());
        if (served != null) {
          routes.serve(
              RESOURCE,
              webPath,
              List.of(operation.getHttpMethod()),
              exchange -> call(exchange, operation, served));
        }
      }
      routes.refuseOtherMethods(
          RESOURCE, webPath, path.getOperations().stream().map(Operation::getHttpMethod).toList());
    }
  }

  private Future<?> call(Exchange exchange, Operation operation, ApiOperation served) {
    return authenticate(exchange, operation)
        .compose(
            caller ->
                body(exchange, operation)
                    .compose(body -> validate(exchange, operation, body))
                    .map(body -> new RoutedApiCall(exchange, caller.orElse(null), body.getBytes())))
        .compose(call -> exchange.here(served.answer(call)))
        .onSuccess(exchange::answer);
  }

  private Future<Buffer> body(Exchange exchange, Operation operation) {
    return operation.getRequestBody() == null
        ? Future.succeededFuture(Buffer.buffer())
        : exchange.body(maxBody);
  }

  /** Who calls; empty for an operation that is open to everybody. */
  private static Future<Optional<Principal>> authenticate(Exchange exchange, Operation operation) {
    if (operation.getSecurityRequirements().isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Object scope = operation.getExtensions().get(SCOPE_EXTENSION);
    Future<Principal> caller =
        ANY_SCOPE.equals(scope)
            ? exchange.authenticate()
            : exchange.authenticate(scope == null ? Scope.ADMIN : Scope.of(scope.toString()));
    return caller.map(Optional::of);
  }

  private Future<Buffer> validate(Exchange exchange, Operation operation, Buffer body) {
    return Future.succeededFuture()
        .compose(
            start ->
                RequestUtils.extract(
                    exchange.request(), operation, () -> Future.succeededFuture(body)))
        .map(request -> TextParameters.quoted(BodyType.known(request, operation), operation))
        .compose(request -> validator.validate(request, operation.getOperationId()))
        .recover(
            invalid ->
                Future.failedFuture(
                    invalid instanceof ValidatorException violation
                        ? new RefusedException(
                            ForeignBody.refusal(body.getBytes())
                                .orElseGet(() -> refusal(violation)))
                        : invalid))
        .map(valid -> body);
  }

  private static ApiAnswer refusal(ValidatorException violation) {
    List<Map<String, String>> problems = List.of();
    if (violation instanceof SchemaValidationException schema
        && schema.getOutputUnit().getErrors() != null) {
      problems =
          schema.getOutputUnit().getErrors().stream()
              .map(
                  error ->
                      Map.of(
                          "path", Optional.ofNullable(error.getInstanceLocation()).orElse(""),
                          "message", Optional.ofNullable(error.getError()).orElse("")))
              .toList();
    }
    return ApiAnswer.refused(
        400,
        "Not valid by the contract",
        violation.getMessage() + " (the contract is at /api/v1/openapi.json)",
        problems);
  }
}
