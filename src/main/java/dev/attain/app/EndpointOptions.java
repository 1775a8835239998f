package dev.attain.app;

import dev.attain.client.ClientException;
import dev.attain.client.Endpoint;
import dev.attain.client.MissingIds;
import dev.attain.client.StatementSender;
import dev.attain.client.XapiClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to send, as whom, and how. */
final class EndpointOptions {
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

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Statements in one request (default: ${DEFAULT-VALUE})",
      defaultValue = "" + StatementSender.DEFAULT_BATCH)
  private int batch;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "Requests at one time (default: ${DEFAULT-VALUE})",
      defaultValue = "" + StatementSender.DEFAULT_CONNECTIONS)
  private int connections;

  @Option(
      names = "--xapi-version",
      paramLabel = "VERSION",
      description = "xAPI version of the requests (default: ${DEFAULT-VALUE})",
      defaultValue = "1.0.3")
  private String version = "1.0.3";

  /**
   * @throws ClientException when something is missing
   */
  Endpoint endpoint() {
    return Endpoint.of(
        require(address, "--endpoint", "ATTAIN_ENDPOINT"),
        require(key, "--key", "ATTAIN_KEY"),
        require(secret, "--secret", "ATTAIN_SECRET"));
  }

  /** A sender to the endpoint, which has been found to answer. */
  StatementSender sender(Endpoint endpoint, MissingIds ids) throws InterruptedException {
    XapiClient client = new XapiClient(endpoint, version);
    StatementSender sender = new StatementSender(client, ids, batch, connections);
    client.requireAnswer();
    return sender;
  }

  private static String require(@Nullable String value, String option, String variable) {
    if (value == null || value.isBlank()) {
      throw new ClientException(option + " (or " + variable + ") is missing");
    }
    return value;
  }
}
