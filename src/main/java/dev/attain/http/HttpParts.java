package dev.attain.http;

import dev.attain.access.Credentials;
import dev.attain.storage.StorageEngine;
import dev.attain.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the server serves, shared by its event loops.
 *
 * @param engine asked for its health, and whether a failure is worth another try
 * @param operations by their id in the contract
 * @param resources beside the contract: those of xAPI
 */
public record HttpParts(
    Credentials credentials,
    StorageEngine engine,
    Telemetry telemetry,
    InstantSource clock,
    Map<String, ApiOperation> operations,
    List<HttpResource> resources) {
  public HttpParts {
    Objects.requireNonNull(credentials);
    Objects.requireNonNull(engine);
    Objects.requireNonNull(telemetry);
    Objects.requireNonNull(clock);
    operations = Map.copyOf(operations);
    resources = List.copyOf(resources);
  }
}
