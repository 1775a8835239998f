package dev.attain.http.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.attain.audit.AuditEntry;
import dev.attain.audit.AuditEvent.Subject;
import dev.attain.audit.AuditPage;
import dev.attain.audit.AuditTrail;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.competency.webhook.RetrySchedule;
import dev.attain.competency.webhook.WebhookDeliveries;
import dev.attain.competency.webhook.WebhookSender;
import dev.attain.competency.webhook.Webhooks;
import dev.attain.feed.Scheduler;
import dev.attain.http.ApiOperation;
import dev.attain.http.EventStreams;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import dev.attain.json.Json;
import dev.attain.storage.contract.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WebhooksOverHttpTest {
  private static final String PATH = "/api/v1/webhooks";
  private static final String SECRET = "a secret of sixteen";
  private static final RetrySchedule QUICK =
      new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(50), 5);

  private final InstantSource clock = InstantSource.system();
  private final Projecting projecting = new Projecting();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final ChangeReads reads = new ChangeReads(projecting.engine.records(), clock);
  private final WebhookSender sender = new WebhookSender(Duration.ofSeconds(5), clock);
  private final Webhooks webhooks = new Webhooks(projecting.engine.records(), reads, sender, clock);
  private final RunningServer server = RunningServer.start(projecting.engine, operations());
  private final TestClient client = server.client();
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final WebhookDeliveries first = deliver("one");
  private HttpServer receiver;

  /** What the receiver got. */
  private record Delivery(int status, Map<String, String> headers, String body) {
    String id() throws IOException {
      return Json.MAPPER.readTree(body).path("change").path("id").asText();
    }
  }

  private Map<String, ApiOperation> operations() {
    Map<String, ApiOperation> all = new HashMap<>(new WebhookOperations(webhooks, false).byId());
    all.putAll(new ChangeOperations(projecting.catalog, reads, new EventStreams(1)).byId());
    return all;
  }

  @BeforeEach
  void receiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/hook", this::receive);
    receiver.start();
    first.start();
    projecting.startNode();
  }

  private WebhookDeliveries deliver(String node) {
    return deliver(node, clock);
  }

  private WebhookDeliveries deliver(String node, InstantSource clock) {
    return new WebhookDeliveries(
        projecting.catalog,
        projecting.engine.records(),
        webhooks,
        reads,
        sender,
        QUICK,
        ProjectionNodes.alone(node),
        Scheduler.on(thread),
        Duration.ofMillis(20),
        clock,
        new Random(1));
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    int status = fails ? 307 : 204;
    if (fails) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
    }
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    deliveries.add(new Delivery(status, headers, body));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @AfterEach
  void close() {
    thread.shutdownNow();
    server.close();
    projecting.close();
    receiver.stop(0);
  }

  private String create(String filter) {
    Answer made =
        client.post(
            PATH,
            """
            {"url":"http://127.0.0.1:%d/hook","secret":"%s","filter":%s}"""
                .formatted(receiver.getAddress().getPort(), SECRET, filter));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("secret").asText()).isEqualTo(SECRET);
    return made.json().path("id").asText();
  }

  private static String signature(String seconds, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
  }

  private JsonNode status(String id) {
    for (JsonNode one : client.get(PATH).json().path("webhooks")) {
      if (one.path("id").asText().equals(id)) {
        return one;
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void whatFailsThreeTimesIsDeliveredSignedAtTheFourth() throws Exception {
    String id =
        create("{\"kinds\":[\"levelGained\"],\"competency\":\"https://example.org/c/talking\"}");
    failures.set(3);
    projecting.learn("ann");
    List<Delivery> attempts = new ArrayList<>();
    Delivery last;
    do {
      last = deliveries.take();
      attempts.add(last);
    } while (last.status() != 204);
    assertThat(attempts).hasSize(4).extracting(Delivery::body).containsOnly(last.body());
    for (Delivery attempt : attempts) {
      String signature = attempt.headers().getOrDefault("attain-signature", "");
      String seconds = signature.replaceAll("t=(\\d+),.*", "$1");
      assertThat(signature).isEqualTo(signature(seconds, attempt.body()));
      assertThat(attempt.headers())
          .containsEntry("attain-delivery", attempt.id())
          .containsEntry("attain-webhook", id);
    }
    assertThat(last.headers()).containsEntry("attain-attempt", "4");
    assertThat(Json.MAPPER.readTree(last.body()).path("change").path("person").asText())
        .isEqualTo("mailto:ann@example.org");
    while (status(id).path("delivered").asInt() == 0) {
      Thread.onSpinWait();
    }
    assertThat(client.get(PATH).body()).doesNotContain(SECRET);
    assertThat(client.get(PATH + "/" + id + "/dead-letters").json().path("deadLetters")).isEmpty();
  }

  @Test
  void whatIsNeverTakenIsSetAsideAndCanBeReplayed() throws Exception {
    String id = create("{\"person\":\"mailto:ann@example.org\"}");
    failures.set(5);
    projecting.learn("ann");
    JsonNode letters;
    do {
      letters = client.get(PATH + "/" + id + "/dead-letters").json().path("deadLetters");
    } while (letters.isEmpty());
    JsonNode letter = letters.get(0);
    assertThat(letter.path("attempts").asInt()).isEqualTo(5);
    assertThat(letter.path("lastFailure").asText()).contains("307");
    String replay = PATH + "/" + id + "/dead-letters/" + letter.path("id").asText() + "/replay";
    failures.set(Integer.MAX_VALUE);
    assertThat(client.send("POST", replay, BodyPublishers.noBody()).status()).isEqualTo(502);
    assertThat(client.get(PATH + "/" + id + "/dead-letters").json().findValuesAsText("attempts"))
        .contains("6");
    failures.set(0);
    assertThat(client.send("POST", replay, BodyPublishers.noBody()).status()).isEqualTo(204);
    assertThat(client.send("POST", replay, BodyPublishers.noBody()).status()).isEqualTo(404);
    assertThat(client.send("DELETE", PATH + "/" + id, BodyPublishers.noBody()).status())
        .isEqualTo(204);
    assertThat(client.get(PATH + "/" + id + "/dead-letters").status()).isEqualTo(404);

    AuditPage trail =
        Await.get(new AuditTrail(projecting.engine.records(), clock).page(Long.MAX_VALUE, 100));
    List<AuditEntry> ofWebhook =
        trail.entries().stream().filter(e -> e.subject() == Subject.WEBHOOK).toList();
    assertThat(ofWebhook)
        .extracting(e -> e.action() + " " + e.details().getOrDefault("outcome", ""))
        .containsExactly("deleted ", "replayed delivered", "replayed failed", "created ");
    assertThat(ofWebhook)
        .allSatisfy(
            entry -> {
              assertThat(entry.id()).isEqualTo(id);
              assertThat(entry.by().name()).isEqualTo("Test");
              assertThat(entry.details())
                  .containsEntry("receiver", "127.0.0.1:" + receiver.getAddress().getPort());
            });
    assertThat(ofWebhook.get(1).details()).containsEntry("deadLetter", letter.path("id").asText());
    assertThat(trail.entries().toString()).doesNotContain(SECRET).doesNotContain("/hook");
  }

  @Test
  void anotherNodeGoesOnWhereOneStopped() throws Exception {
    String id = create("{\"kinds\":[\"levelGained\"]}");
    projecting.learn("ann");
    List<String> ids = new ArrayList<>(List.of(deliveries.take().id()));
    while (status(id).path("delivered").asInt() == 0) {
      Thread.onSpinWait();
    }
    assertThat(status(id).path("node").asText()).isEqualTo("one");
    Await.get(first.stop());
    assertThat(status(id).has("node")).isFalse();
    deliver("two").start();
    projecting.learn("bob");
    String person;
    do {
      Delivery next = deliveries.take();
      ids.add(next.id());
      person = Json.MAPPER.readTree(next.body()).path("change").path("person").asText();
    } while (!person.equals("mailto:bob@example.org"));
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(status(id).path("node").asText()).isEqualTo("two");
  }

  @Test
  void nodesThatDoNotSeeEachOtherLeaveAWebhookAloneForAWhile() throws Exception {
    Await.get(first.stop());
    AtomicReference<Instant> now = new AtomicReference<>(clock.instant());
    String id = create("{\"kinds\":[\"levelGained\"]}");
    deliver("here", now::get).start();
    deliver("there", now::get).start();
    List<String> ids = new ArrayList<>();
    Set<String> owners = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      projecting.learn("p" + i);
      ids.add(deliveries.take().id());
      owners.add(status(id).path("node").asText());
    }
    assertThat(owners).as("who delivered").hasSize(1).isSubsetOf("here", "there");
    assertThat(ids).doesNotHaveDuplicates();

    now.updateAndGet(then -> then.plusSeconds(31));
    while (owners.size() < 2) {
      owners.add(status(id).path("node").asText());
    }
    assertThat(owners).containsExactly("here", "there");
  }

  @Test
  void addressesThatPeoplesDataMustNotGoToAreRefused() {
    for (String url :
        List.of(
            "http://receiver.example.org/hook",
            "ftp://127.0.0.1/hook",
            "https://ann:secret@receiver.example.org/",
            "/hook",
            "http://127.0.0.1.example.org/",
            "not a url")) {
      Answer answer = client.post(PATH, "{\"url\":\"" + url + "\"}");
      assertThat(answer.status()).as(url).isEqualTo(422);
      assertThat(answer.json().path("problems").path(0).path("path").asText()).isEqualTo("$.url");
    }
    assertThat(
            client.post(PATH, "{\"url\":\"https://a.example.org/\",\"secret\":\"short\"}").status())
        .isEqualTo(400);
    Answer made = client.post(PATH, "{\"url\":\"https://a.example.org/\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("secret").asText()).hasSizeGreaterThan(30);
    assertThat(server.stranger().get(PATH).status()).isEqualTo(401);
  }
}
