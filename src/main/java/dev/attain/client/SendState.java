package dev.attain.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.client.StatementSource.Place;
import dev.attain.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How far a file has been sent to an endpoint, kept beside it as {@code FILE.attain-send.json}
 * while there is something left to send.
 *
 * @param fingerprint of the file's content
 * @param settled everything before has been stored or rejected
 * @param counts of what is before
 */
public record SendState(String endpoint, String fingerprint, Place settled, SendCounts counts) {
  private static final int SAMPLE = 1024 * 1024;

  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".attain-send.json");
  }

  /**
   * Names a file by its size and its first and last megabyte: enough to see that a file is another
   * one, without reading all of a large one twice.
   */
  public static String fingerprint(Path file) throws IOException {
    MessageDigest sha256 = MissingIds.sha256();
    long size = Files.size(file);
    sha256.update(Long.toString(size).getBytes(StandardCharsets.US_ASCII));
    try (InputStream in = Files.newInputStream(file)) {
      sha256.update(in.readNBytes(SAMPLE));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer end = ByteBuffer.allocate((int) Math.min(SAMPLE, size));
      channel.position(size - end.capacity());
      int read = 0;
      while (end.hasRemaining() && read >= 0) {
        read = channel.read(end);
      }
      sha256.update(end.flip());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** What is left from an earlier, interrupted sending of the same file to the same endpoint. */
  public static Optional<SendState> find(Path file, Endpoint endpoint, String fingerprint)
      throws IOException {
    Path path = beside(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      SendState state = Json.MAPPER.readValue(Files.readAllBytes(path), SendState.class);
      boolean same =
          state.endpoint.equals(endpoint.xapi().toString())
              && state.fingerprint.equals(fingerprint);
      return same ? Optional.of(state) : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new ClientException(
          path + " can't be read (" + e.getOriginalMessage() + "): remove it to start over", e);
    }
  }

  /** Replaces the state in one step. */
  public void save(Path file) throws IOException {
    Path path = beside(file);
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.write(fresh, Json.MAPPER.writeValueAsBytes(this));
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
  }

  public static void forget(Path file) throws IOException {
    Files.deleteIfExists(beside(file));
  }
}
