package dev.attain.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.attain.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small LRS of another make: keeps statements by id, refuses a batch with a statement whose
 * {@code fault} is set, and can be told to be away for some requests.
 */
final class ForeignLrs implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, JsonNode> statements = new LinkedHashMap<>();
  private final boolean tells;
  private int away;
  private int answered;

  /**
   * @param tells whether it says how many statements were new
   */
  ForeignLrs(boolean tells) throws IOException {
    this.tells = tells;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/xapi/about", exchange -> answer(exchange, 200, "{}"));
    server.createContext("/xapi/statements", this::post);
    server.setExecutor(threads);
    server.start();
  }

  Endpoint endpoint() {
    return Endpoint.of("http://127.0.0.1:" + server.getAddress().getPort() + "/xapi/", "k", "s");
  }

  synchronized Map<String, JsonNode> statements() {
    return Map.copyOf(statements);
  }

  synchronized void beAway(int requests) {
    away = requests;
  }

  synchronized int answered() {
    return answered;
  }

  private synchronized void post(HttpExchange exchange) throws IOException {
    if (away > 0) {
      away--;
      answer(exchange, 503, "busy");
      return;
    }
    answered++;
    if (!"Basic azpz".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "who are you?");
      return;
    }
    JsonNode batch = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    int known = 0;
    for (JsonNode statement : batch) {
      if (statement.has("fault")) {
        String fault = statement.path("fault").asText();
        answer(
            exchange,
            400,
            "{\"status\":400,\"title\":\"Bad\",\"violations\":[{\"rule\":\"r\",\"path\":\"$[0]\",\"message\":\""
                + fault
                + "\"}]}");
        return;
      }
      known += statements.containsKey(statement.path("id").asText()) ? 1 : 0;
    }
    batch.forEach(statement -> statements.put(statement.path("id").asText(), statement));
    if (tells) {
      exchange.getResponseHeaders().set(XapiClient.STORED_HEADER, "" + (batch.size() - known));
      exchange.getResponseHeaders().set(XapiClient.ALREADY_KNOWN_HEADER, "" + known);
    }
    answer(exchange, 200, "[]");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
