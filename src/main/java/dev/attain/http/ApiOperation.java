package dev.attain.http;

import io.vertx.core.Future;

/**
 * One operation of the OpenAPI contract, named there by its {@code operationId}. When it is called,
 * the caller is authenticated and the request is valid by the contract.
 */
@FunctionalInterface
public interface ApiOperation {
  Future<ApiAnswer> answer(ApiCall call);
}
