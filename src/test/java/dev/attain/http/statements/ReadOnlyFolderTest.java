package dev.attain.http.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A data folder on a medium that can't be written, seen by a process of its own alone. */
@Timeout(180)
class ReadOnlyFolderTest {
  @TempDir private Path folder;

  @Test
  void aServerOnAFolderThatCannotBeWrittenSaysSoAndDoesNotStart() throws Exception {
    List<String> readOnly =
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"",
            folder.toString());
    assumeTrue(FullDiskTest.works(readOnly), "this system lets nobody mount a folder read-only");
    Path data = folder.resolve("data");
    Await.get(EmbeddedEngine.open(EmbeddedSettings.defaults(data), InstantSource.system()).close());

    assertThatThrownBy(() -> ServerChild.start(readOnly, data))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("The data folder " + data + " can't be written")
        .hasMessageContaining("Read-only file system")
        .hasMessageContaining("Allow this user to write there, or name another folder");
    assertThat(data.resolve("FORMAT")).exists();
  }
}
