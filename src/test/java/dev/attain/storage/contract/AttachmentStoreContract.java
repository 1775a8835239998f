package dev.attain.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AttachmentStore;
import dev.attain.statements.AttachmentUpload;
import dev.attain.statements.UploadOutcome;
import dev.attain.xapi.Sha2;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link AttachmentStore} does. */
public interface AttachmentStoreContract {
  AttachmentStore attachments();

  @ParameterizedTest
  @ValueSource(ints = {224, 256, 384, 512})
  default void aContentComesBackOctetForOctet(int bits) throws Exception {
    byte[] content = random(100_000);
    Sha2 hash = Sha2.of(digest("SHA-" + bits, content));

    assertThat(upload(hash, content, 1_000)).isEqualTo(new UploadOutcome.Kept(content.length));

    assertThat(Await.get(attachments().findLength(hash))).contains((long) content.length);
    assertThat(readAll(hash, 7_001)).isEqualTo(content);
  }

  @Test
  default void anEmptyContentIsAContent() throws Exception {
    Sha2 hash = Sha2.of(digest("SHA-256", new byte[0]));

    assertThat(upload(hash, new byte[0], 1)).isEqualTo(new UploadOutcome.Kept(0));

    assertThat(Await.get(attachments().findLength(hash))).contains(0L);
    assertThat(Await.get(attachments().read(hash, 0, 10)).remaining()).isZero();
  }

  @Test
  default void aContentWithAnotherHashIsDropped() throws Exception {
    byte[] content = "one".getBytes(StandardCharsets.UTF_8);
    Sha2 actual = Sha2.of(digest("SHA-256", content));
    Sha2 said = Sha2.of(digest("SHA-256", "two".getBytes(StandardCharsets.UTF_8)));

    assertThat(upload(said, content, 1)).isEqualTo(new UploadOutcome.DifferentHash(actual));

    assertThat(Await.get(attachments().findLength(said))).isEmpty();
    assertThat(Await.get(attachments().findLength(actual))).isEmpty();
  }

  @Test
  default void aContentThatIsDiscardedIsNotKept() throws Exception {
    byte[] content = random(10);
    Sha2 hash = Sha2.of(digest("SHA-256", content));
    AttachmentUpload upload = Await.get(attachments().upload(hash));
    Await.get(upload.write(ByteBuffer.wrap(content)));

    Await.get(upload.discard());

    assertThat(Await.get(attachments().findLength(hash))).isEmpty();
  }

  @Test
  default void discardingAfterTheEndDoesNothing() throws Exception {
    byte[] content = random(11);
    Sha2 hash = Sha2.of(digest("SHA-256", content));
    AttachmentUpload upload = Await.get(attachments().upload(hash));
    Await.get(upload.write(ByteBuffer.wrap(content)));
    Await.get(upload.finish());

    Await.get(upload.discard());

    assertThat(readAll(hash, 100)).isEqualTo(content);
  }

  @Test
  default void oneContentMayBeTakenInManyTimesAtOnce() throws Exception {
    byte[] content = random(50_000);
    Sha2 hash = Sha2.of(digest("SHA-256", content));
    List<AttachmentUpload> uploads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      uploads.add(Await.get(attachments().upload(hash)));
    }
    for (AttachmentUpload upload : uploads) {
      Await.get(upload.write(ByteBuffer.wrap(content)));
    }

    for (AttachmentUpload upload : uploads) {
      assertThat(Await.get(upload.finish())).isEqualTo(new UploadOutcome.Kept(content.length));
    }

    assertThat(readAll(hash, 50_000)).isEqualTo(content);
  }

  @Test
  default void readingWhatIsNotKeptFailsAndReadingPastTheEndGivesNothing() throws Exception {
    byte[] content = random(10);
    Sha2 hash = Sha2.of(digest("SHA-256", content));
    assertThat(Await.failure(attachments().read(hash, 0, 10))).isNotNull();

    upload(hash, content, 10);

    assertThat(Await.get(attachments().read(hash, 10, 10)).remaining()).isZero();
    assertThat(Await.get(attachments().read(hash, 1_000, 10)).remaining()).isZero();
  }

  private UploadOutcome upload(Sha2 hash, byte[] content, int piece) {
    AttachmentUpload upload = Await.get(attachments().upload(hash));
    for (int from = 0; from < content.length; from += piece) {
      int length = Math.min(piece, content.length - from);
      Await.get(upload.write(ByteBuffer.wrap(content, from, length)));
    }
    return Await.get(upload.finish());
  }

  private byte[] readAll(Sha2 hash, int piece) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer read = Await.get(attachments().read(hash, 0, piece));
    while (read.hasRemaining()) {
      byte[] copy = new byte[read.remaining()];
      read.get(copy);
      all.writeBytes(copy);
      read = Await.get(attachments().read(hash, all.size(), piece));
    }
    return all.toByteArray();
  }

  private static MessageDigest digest(String algorithm, byte[] content) throws Exception {
    MessageDigest digest = MessageDigest.getInstance(algorithm);
    digest.update(content);
    return digest;
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
