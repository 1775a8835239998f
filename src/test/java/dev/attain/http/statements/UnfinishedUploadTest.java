package dev.attain.http.statements;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.http.RunningServer;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedUploadTest {
  private static final int SAID = 10_000_000;

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void aClientThatGoesAwayLeavesNoDraftBehind() throws Exception {
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try (RunningServer server = RunningServer.start(engine, Map.of())) {
      try (Socket socket = new Socket("127.0.0.1", server.port())) {
        begin(socket.getOutputStream(), server.client().header("Authorization"));
        while (drafts() == 0) {
          Thread.sleep(5);
        }
      }
      while (drafts() > 0) {
        Thread.sleep(5);
      }
      assertThat(drafts()).isZero();
    } finally {
      Await.get(engine.close());
    }
  }

  /** Sends the beginning of a request with an attachment, and no end. */
  private static void begin(OutputStream out, String authorization) throws IOException {
    byte[] content = new byte[SAID / 10];
    String attachment = MultipartBody.attachment(content);
    String json = Statements.with(Statements.id(), ",\"attachments\":[" + attachment + "]");
    String head =
        "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nAuthorization: "
            + authorization
            + "\r\nX-Experience-API-Version: 1.0.3\r\nContent-Type: "
            + MultipartBody.TYPE
            + "\r\nContent-Length: "
            + SAID
            + "\r\n\r\n";
    out.write(head.getBytes(US_ASCII));
    out.write(new MultipartBody(json).content(content).bytes(), 0, content.length);
    out.flush();
  }

  private long drafts() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("attachments").resolve("incoming"))) {
      return files.count();
    }
  }
}
