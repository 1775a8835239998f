package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private final TestClock clock = new TestClock();
  @TempDir private Path folder;

  @Test
  void aFolderIsCreatedAndOpenedAgain() {
    Path nested = folder.resolve("a/b");
    EmbeddedEngine first = open(nested);
    Await.get(first.statements().append(List.of(Drafts.statement("a"))));
    Await.get(first.close());

    EmbeddedEngine second = open(nested);
    assertThat(Await.get(second.statements().find(Drafts.id("a")))).isPresent();
    Await.get(second.close());
  }

  @Test
  void theHorizonDoesNotGoBackWhenAFolderIsOpenedAgain() {
    EmbeddedEngine first = open(folder);
    var horizon = first.statements().safeHorizon();
    Await.get(first.close());
    clock.moveMillis(-10_000);

    EmbeddedEngine second = open(folder);
    assertThat(second.statements().safeHorizon()).isEqualTo(horizon);
    Await.get(second.close());
  }

  @Test
  void aNewerFormatIsRefusedWithBothVersions() throws IOException {
    Await.get(open(folder).close());
    Files.writeString(folder.resolve("FORMAT"), "7\n");

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("has format 7")
        .hasMessageContaining("up to 3")
        .hasMessageContaining("Start the version that wrote it");
    assertThat(folder.resolve("FORMAT")).hasContent("7");
  }

  @Test
  void anOlderFormatIsRaisedSoThatOlderVersionsKeepAway() throws IOException {
    Await.get(open(folder).close());
    Files.writeString(folder.resolve("FORMAT"), "1\n");
    Await.get(open(folder).close());
    assertThat(folder.resolve("FORMAT")).hasContent("3");
  }

  @Test
  void aFolderInUseIsRefusedAndFreeAgainAfterwards() {
    EmbeddedEngine holder = open(folder);

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("in use by another running Attain");

    Await.get(holder.close());
    Await.get(open(folder).close());
  }

  @Test
  void aFolderOfOtherFilesIsRefusedAndLeftAsItIs() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("none of them is Attain's FORMAT");
    assertThat(folder.resolve("database")).doesNotExist();
  }

  @Test
  void aFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("is a file, not a folder");
    assertThatThrownBy(() -> open(file.resolve("below")))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("can't be created");
  }

  @Test
  void aDatabaseThatIsBrokenIsRefused() throws IOException {
    Await.get(open(folder).close());
    Files.writeString(folder.resolve("database/CURRENT"), "nonsense\n");

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("can't be opened");
    assertThatThrownBy(() -> open(folder)).hasMessageNotContaining("in use");
  }

  private EmbeddedEngine open(Path path) {
    return EmbeddedEngine.open(EmbeddedSettings.defaults(path), clock);
  }
}
