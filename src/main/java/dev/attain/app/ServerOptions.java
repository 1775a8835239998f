package dev.attain.app;

import dev.attain.client.ClientException;
import dev.attain.client.Endpoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, and as whom. */
final class ServerOptions {
  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "xAPI endpoint, such as http://127.0.0.1:8080/xapi (or ATTAIN_ENDPOINT)",
      defaultValue = "${env:ATTAIN_ENDPOINT}")
  private @Nullable String address;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Key of a credential (or ATTAIN_KEY)",
      defaultValue = "${env:ATTAIN_KEY}")
  private @Nullable String key;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "Its secret (or ATTAIN_SECRET, which other users of the machine can't see)",
      defaultValue = "${env:ATTAIN_SECRET}")
  private @Nullable String secret;

  /**
   * @throws ClientException when something is missing
   */
  Endpoint endpoint() {
    return Endpoint.of(
        require(address, "--endpoint", "ATTAIN_ENDPOINT"),
        require(key, "--key", "ATTAIN_KEY"),
        require(secret, "--secret", "ATTAIN_SECRET"));
  }

  private static String require(@Nullable String value, String option, String variable) {
    if (value == null || value.isBlank()) {
      throw new ClientException(option + " (or " + variable + ") is missing");
    }
    return value;
  }
}
