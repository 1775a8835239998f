package dev.attain.app;

import dev.attain.client.ClientException;
import dev.attain.client.Endpoint;
import dev.attain.client.MissingIds;
import dev.attain.client.StatementSender;
import dev.attain.client.XapiClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where to send, as whom, and how. */
final class EndpointOptions {
  @Mixin private ServerOptions server = new ServerOptions();

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
    return server.endpoint();
  }

  /** A sender to the endpoint, which has been found to answer. */
  StatementSender sender(Endpoint endpoint, MissingIds ids) throws InterruptedException {
    XapiClient client = new XapiClient(endpoint, version);
    StatementSender sender = new StatementSender(client, ids, batch, connections);
    client.requireAnswer();
    return sender;
  }
}
