package dev.attain.http.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder that the browser puts into what pages hand out as files. */
record Downloads(Path folder) {
  static Downloads of(Visitor visitor, Path folder) {
    visitor
        .driver()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", folder.toString()));
    return new Downloads(folder);
  }

  /** What is in a file as soon as it has been downloaded. */
  String text(String name) throws IOException {
    Path file = folder.resolve(name);
    Patience.await("the file " + file, () -> Files.exists(file) ? file : null);
    return Files.readString(file);
  }
}
