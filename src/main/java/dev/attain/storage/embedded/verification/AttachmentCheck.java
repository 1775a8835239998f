package dev.attain.storage.embedded.verification;

import dev.attain.storage.embedded.AttachmentFolder;
import dev.attain.xapi.Sha2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Holds the contents of attachments to the hashes that are their names. */
final class AttachmentCheck {
  private static final int BUFFER_BYTES = 1 << 16;

  private AttachmentCheck() {}

  static void run(AttachmentFolder attachments, Findings findings, Ticker ticker)
      throws IOException {
    attachments.each(
        "",
        hash -> {
          check(attachments.file(hash), hash, findings);
          ticker.tick();
          return true;
        });
  }

  private static void check(Path file, Sha2 hash, Findings findings) {
    MessageDigest digest = hash.newDigest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream input = Files.newInputStream(file)) {
      for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      if (!Sha2.of(digest).equals(hash)) {
        findings.add(Check.ATTACHMENTS, file + " is damaged");
      }
    } catch (IOException e) {
      findings.add(Check.ATTACHMENTS, file + " can't be read: " + e);
    }
  }
}
