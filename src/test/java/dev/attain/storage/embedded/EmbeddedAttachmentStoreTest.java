package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AttachmentStore;
import dev.attain.statements.AttachmentUpload;
import dev.attain.storage.contract.AttachmentStoreContract;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedAttachmentStoreTest implements AttachmentStoreContract {
  private final TestClock clock = new TestClock();
  @TempDir private Path folder;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    engine = EmbeddedEngine.open(EmbeddedSettings.defaults(folder), clock);
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  @Override
  public AttachmentStore attachments() {
    return engine.attachments();
  }

  @Test
  void whatIsUnfinishedWhenTheProcessEndsIsGoneAtTheNextStart() throws IOException {
    Sha2 hash = new Sha2("ab".repeat(32));
    AttachmentUpload upload = Await.get(attachments().upload(hash));
    Await.get(upload.write(ByteBuffer.wrap(new byte[1_000])));
    Path incoming = folder.resolve("attachments").resolve("incoming");
    assertThat(incoming).isNotEmptyDirectory();

    close();
    open();

    assertThat(incoming).isEmptyDirectory();
  }

  @Test
  void aContentOutlivesTheEngineThatTookIt() {
    byte[] content = {1, 2, 3};
    MessageDigest digest = new Sha2("00".repeat(32)).newDigest();
    digest.update(content);
    Sha2 hash = Sha2.of(digest);
    AttachmentUpload upload = Await.get(attachments().upload(hash));
    Await.get(upload.write(ByteBuffer.wrap(content)));
    Await.get(upload.finish());

    close();
    open();

    assertThat(Await.get(attachments().read(hash, 0, 10)).array()).isEqualTo(content);
  }
}
