package dev.attain.storage.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what was written: a clear refusal, and never less than there was. */
class DamagedFolderTest {
  private static final int STATEMENTS = 400;

  private final long seed = new Random().nextInt();
  private final Random random = new Random(seed);
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    System.out.println("seed " + seed);
    EmbeddedEngine engine = open();
    for (int i = 0; i < STATEMENTS; i++) {
      Await.get(engine.statements().append(List.of(Drafts.statement("s" + i, "t"))));
    }
    Await.get(engine.close());
  }

  @Test
  void aLogThatIsDamagedInTheMiddleIsRefusedAndOpensOnlyOnDemand() throws IOException {
    Path log = latest(".*\\.log");
    byte[] bytes = Files.readAllBytes(log);
    int at = bytes.length / 4 + random.nextInt(bytes.length / 4);
    // The last bytes of a block of 32 KiB may hold nothing.
    flip(log, at % (32 << 10) < 7 ? at : at - 7);

    assertThatThrownBy(this::open)
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining(log.getFileName().toString())
        .hasMessageContaining("attain restore");
    assertThatThrownBy(this::open)
        .as("nothing was changed")
        .isInstanceOf(DataFolderException.class);
    EmbeddedEngine engine =
        EmbeddedEngine.open(
            EmbeddedSettings.defaults(folder).withDurability(Durability.OPERATING_SYSTEM),
            new TestClock());
    List<StoredStatement> left =
        Await.get(engine.statements().readForward(Position.START, STATEMENTS + 1));
    assertThat(left).hasSizeBetween(1, STATEMENTS - 1);
    Await.get(engine.close());
  }

  @Test
  void aTornEndOfTheLogIsTakenForWhatItIs() throws IOException {
    Path log = latest(".*\\.log");
    byte[] bytes = Files.readAllBytes(log);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 100 + random.nextInt(5_000));
    for (int i = bytes.length; i < longer.length; i++) {
      longer[i] = (byte) random.nextInt();
    }
    Files.write(log, longer);

    AttachmentFolder attachments = AttachmentFolder.reading(folder.resolve("attachments"));
    assertThatThrownBy(
            () ->
                FolderReading.open(
                    folder.resolve("database"), folder.resolve("native"), attachments))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("torn at byte " + bytes.length + " of " + log.getFileName())
        .hasMessageContaining("Start a server");
    EmbeddedEngine engine = open();
    assertThat(Await.get(engine.statements().readForward(Position.START, STATEMENTS + 1)))
        .hasSize(STATEMENTS);
    Await.get(engine.close());
  }

  @Test
  void aDamagedManifestOrItsNameIsRefusedWithWhatToDo() throws IOException {
    for (String name : List.of("MANIFEST-.*", "CURRENT")) {
      Path file = latest(name);
      byte[] bytes = Files.readAllBytes(file);
      flip(file, random.nextInt(Math.min(bytes.length, 200)));
      assertRefusedOrWhole(name);
      if (Files.exists(file)) {
        Files.write(file, bytes);
      }
    }
  }

  /** Damage to something that is not read does no harm. */
  private void assertRefusedOrWhole(String what) {
    EmbeddedEngine engine;
    try {
      engine = open();
    } catch (DataFolderException e) {
      assertThat(e)
          .as(what)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("attain verify");
      return;
    }
    assertThat(Await.get(engine.statements().readForward(Position.START, STATEMENTS + 1)))
        .as(what)
        .hasSize(STATEMENTS);
    Await.get(engine.close());
  }

  @Test
  void damagedTablesAreToldByNameAndNothingIsLeftOutInSilence() throws IOException {
    // Another start brings what the log holds into tables, one for each kind of thing.
    Await.get(open().close());
    for (Path table : all(".*\\.sst")) {
      // The engine's own words are read at each start, which would be refused.
      if (!Files.readString(table, ISO_8859_1).contains("horizon")) {
        flip(table, 20);
      }
    }
    EmbeddedEngine engine = open();
    Throwable failure =
        Await.failure(engine.statements().readForward(Position.START, STATEMENTS + 1));
    assertThat(failure).hasMessageContaining(".sst");
    assertThat(engine.isDamaged(failure)).as("%s", failure).isTrue();
    boolean stored =
        Await.get(
            engine
                .statements()
                .append(List.of(Drafts.statement("new")))
                .map(true)
                .recover(
                    refused ->
                        engine.isDamaged(refused)
                            ? Future.succeededFuture(false)
                            : Future.failedFuture(refused)));
    System.out.println(stored ? "what does not touch them is stored" : "writes are refused");
    Await.get(engine.close());
  }

  private EmbeddedEngine open() {
    return EmbeddedEngine.open(EmbeddedSettings.defaults(folder), new TestClock());
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 0x20;
    Files.write(file, bytes);
  }

  private Path latest(String name) throws IOException {
    List<Path> found = all(name);
    return found.get(found.size() - 1);
  }

  private List<Path> all(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("database"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(name))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}
