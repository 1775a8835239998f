package dev.attain.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the page's own files and those of its libraries from the program. */
final class PageFiles {
  private static final String FOLDER = "/page/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  private PageFiles() {}

  /** Everything, by the name that the browser asks for it under the release's folder. */
  static SortedMap<String, byte[]> read() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      URI index =
          Objects.requireNonNull(PageFiles.class.getResource(FOLDER + "index.html")).toURI();
      if (index.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(index, Map.of())) {
          readFolder(jar.getPath(FOLDER), files);
        }
      } else {
        readFolder(Path.of(index).resolveSibling(""), files);
      }
      for (Library library : Library.ALL) {
        for (String file : library.files()) {
          files.put(library.served(file), readLibrary(library, file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the files of the web page are not readable", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  private static void readFolder(Path folder, Map<String, byte[]> files) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private static byte[] readLibrary(Library library, String file) throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream(WEBJARS + library.inJar(file))) {
      if (in == null) {
        throw new IOException("the program is incomplete: " + library.inJar(file) + " is missing");
      }
      return in.readAllBytes();
    }
  }
}
