package dev.attain.storage.embedded.rocksdb;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * The native library, unpacked once into a folder that stays. Left to itself, RocksDB unpacks 17 MB
 * into the temporary folder at each start, and a killed process leaves them there.
 */
final class NativeLibrary {
  /** The name in the jar, and the one that RocksDB loads from a folder: they differ in 11.8. */
  private static final String PACKED = Environment.getJniLibraryFileName("rocksdb");

  private static final String UNPACKED = Environment.getJniLibraryFileName("rocksdbjni");

  private NativeLibrary() {}

  /** Loads the library from {@code folder}, unpacking it there first if needed. */
  static void load(Path folder) {
    try {
      unpackOnce(folder);
      RocksDB.loadLibrary(List.of(folder.toAbsolutePath().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + PACKED + " into " + folder, e);
    } catch (UnsatisfiedLinkError e) {
      // A volume that must not hold programs (noexec): RocksDB's own way is left.
      RocksDB.loadLibrary();
    }
  }

  private static void unpackOnce(Path folder) throws IOException {
    URL packed = RocksDB.class.getResource("/" + PACKED);
    if (packed == null) {
      throw new FileNotFoundException("this build has no RocksDB for this platform: " + PACKED);
    }
    Path library = folder.resolve(UNPACKED);
    URLConnection connection = packed.openConnection();
    // Another version has another size; half a file can't be there, for it is moved when whole.
    if (Files.isRegularFile(library) && Files.size(library) == connection.getContentLengthLong()) {
      return;
    }
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, UNPACKED, ".new");
    try (InputStream bytes = connection.getInputStream()) {
      Files.copy(bytes, draft, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE);
  }
}
