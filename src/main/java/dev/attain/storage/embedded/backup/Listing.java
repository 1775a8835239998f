package dev.attain.storage.embedded.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.json.Json;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The files of a backup, a line of JSON for each: as many as there are, whatever the memory. */
final class Listing {
  private Listing() {}

  /** What is done with each line. */
  interface Visitor {
    void visit(BackedUpFile file) throws IOException;
  }

  /**
   * Shows the lines of a listing.
   *
   * @return the SHA-256 of all of it, in hexadecimal
   * @throws BackupException when a line is none
   */
  static String read(Path file, Visitor visitor) throws IOException {
    MessageDigest digest = Hashing.sha256();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        digest.update(bytes(line));
        visitor.visit(file(line, file));
      }
    } catch (NoSuchFileException e) {
      throw new BackupException("The backup's list of files is missing: " + file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Shows what can be read of a listing that a killed process may have left. */
  static void readDraft(Path file, Visitor visitor) throws IOException {
    if (Files.exists(file)) {
      try {
        read(file, visitor);
      } catch (BackupException e) {
        // The last line was cut off; those before it hold.
        return;
      }
    }
  }

  private static BackedUpFile file(String line, Path listing) {
    try {
      return Json.MAPPER.readValue(line, BackedUpFile.class);
    } catch (JsonProcessingException e) {
      throw new BackupException("The backup's list of files is damaged: " + listing, e);
    }
  }

  private static byte[] bytes(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a listing. */
  static final class Writer implements Closeable {
    private final FileOutputStream output;
    private final MessageDigest digest = Hashing.sha256();

    Writer(Path file) throws IOException {
      output = new FileOutputStream(file.toFile());
    }

    void write(BackedUpFile file) throws IOException {
      byte[] line = bytes(Json.MAPPER.writeValueAsString(file));
      digest.update(line);
      output.write(line);
    }

    /** Puts all of it on disk; returns its SHA-256 in hexadecimal. */
    String finish() throws IOException {
      output.getFD().sync();
      return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }
}
