package dev.attain.http.statements;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.xapi.StatementId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own meets the end of its disk while it is being written to. */
@Timeout(180)
class FullDiskTest {
  private static final String JSON = "application/json";
  private static final int MAX_BATCHES = 400;
  private static final int BATCH = 20;
  private static final int RESPONSE_BYTES = 6_000;

  private final Random random = new Random(3);
  private final List<UUID> acknowledged = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void onAFullDiskWritesArePutOffReadsGoOnAndItMendsWhenThereIsRoom() throws Exception {
    // A small file system that only the child sees, in a namespace of its own: no rights needed.
    List<String> withDisk =
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=64m tmpfs \"$0\" && exec \"$@\"",
            folder.toString());
    assumeTrue(works(withDisk), "this system lets nobody mount a small disk");
    try (ServerChild server = ServerChild.start(withDisk, folder.resolve("data"))) {
      store(server);
      Path ballast = server.seen(folder).resolve("ballast");
      fill(ballast);

      assertPutOff(upload(server, 1_000_000));
      assertPutOff(storeUntilRefused(server));
      assertReads(server);

      Files.delete(ballast);
      assertTakenInTheEnd(() -> store(server));
      assertTakenInTheEnd(() -> upload(server, 1_000_000));
      assertReads(server);
    }
  }

  @Test
  void aLimitOnFilesIsToldToClientsAndNothingAcknowledgedIsLost() throws Exception {
    List<String> withLimit = List.of("sh", "-c", "ulimit -f 9000 && exec \"$@\"", "sh");
    assumeTrue(works(withLimit), "this system has no limits on files");
    Path data = folder.resolve("data");
    // Unpacks the database's native library, which is a large file too.
    Await.get(open(data).close());
    try (ServerChild server = ServerChild.start(withLimit, data)) {
      store(server);
      assertPutOff(upload(server, 10_000_000));
      assertPutOff(storeUntilRefused(server));
      assertReads(server);
    }

    EmbeddedEngine engine = open(data);
    try {
      for (UUID id : acknowledged) {
        assertThat(Await.get(engine.statements().find(new StatementId(id)))).isPresent();
      }
    } finally {
      Await.get(engine.close());
    }
  }

  private static EmbeddedEngine open(Path data) {
    return EmbeddedEngine.open(EmbeddedSettings.defaults(data), InstantSource.system());
  }

  static boolean works(List<String> launcher) throws InterruptedException {
    List<String> command = new ArrayList<>(launcher);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> storeUntilRefused(ServerChild server) throws Exception {
    HttpResponse<String> answer = store(server);
    for (int i = 0; answer.statusCode() == 200 && i < MAX_BATCHES; i++) {
      answer = store(server);
    }
    return answer;
  }

  /** Sends statements that hardly compress, under new ids. */
  private HttpResponse<String> store(ServerChild server) throws Exception {
    List<UUID> ids = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    byte[] noise = new byte[RESPONSE_BYTES];
    for (int i = 0; i < BATCH; i++) {
      ids.add(UUID.randomUUID());
      random.nextBytes(noise);
      String response = Base64.getEncoder().encodeToString(noise);
      statements.add(
          Statements.with(
              ids.get(i).toString(), ",\"result\":{\"response\":\"" + response + "\"}"));
    }
    HttpResponse<String> answer = server.post(JSON, statements.toString().getBytes(UTF_8));
    if (answer.statusCode() == 200) {
      acknowledged.addAll(ids);
    }
    return answer;
  }

  private HttpResponse<String> upload(ServerChild server, int octets) throws Exception {
    byte[] content = new byte[octets];
    random.nextBytes(content);
    String json =
        Statements.with(
            Statements.id(), ",\"attachments\":[" + MultipartBody.attachment(content) + "]");
    return server.post(MultipartBody.TYPE, new MultipartBody(json).content(content).bytes());
  }

  /** The store notices by and by that there is room, and may be put off once more meanwhile. */
  private static void assertTakenInTheEnd(Callable<HttpResponse<String>> request) throws Exception {
    HttpResponse<String> answer = request.call();
    for (int i = 0; answer.statusCode() == 503 && i < 300; i++) {
      TimeUnit.MILLISECONDS.sleep(200);
      answer = request.call();
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void assertPutOff(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
    assertThat(answer.body()).contains("no space left");
  }

  private void assertReads(ServerChild server) throws Exception {
    assertThat(server.get("/xapi/statements?limit=5").statusCode()).isEqualTo(200);
    for (int i = 0; i < acknowledged.size(); i += BATCH) {
      String path = "/xapi/statements?statementId=" + acknowledged.get(i);
      assertThat(server.get(path).statusCode()).isEqualTo(200);
    }
  }

  /** Takes all the room there is. */
  private static void fill(Path file) throws IOException {
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }
}
