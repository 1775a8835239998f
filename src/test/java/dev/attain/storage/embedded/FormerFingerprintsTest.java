package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.Fingerprint;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.KeptStatement;
import dev.attain.storage.Portion;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that were stored before format 3: with a fingerprint beside each id. */
class FormerFingerprintsTest {
  private static final NewStatement SENT = Drafts.timed("s", "2026-03-01T12:00:00Z", false);
  private static final NewStatement WITHOUT_TIMESTAMP =
      Drafts.timed("w", "2026-03-01T12:00:00Z", true);

  private final List<NewStatement> former = List.of(SENT, WITHOUT_TIMESTAMP);
  @TempDir private Path folder;

  @BeforeEach
  void store() throws Exception {
    EmbeddedEngine engine = open();
    append(engine, former.toArray(NewStatement[]::new));
    Await.get(engine.close());
    List<KeptStatement> kept = kept();
    FolderWrite rewriting =
        group -> {
          for (KeptStatement one : kept) {
            byte[] id = Layout.id(one.statement().id());
            group.put(Table.IDS, id, inFormatTwo(one.position(), one.statement().fingerprint()));
          }
        };
    rewriting.to(folder);
  }

  private static byte[] inFormatTwo(Position position, Fingerprint fingerprint) {
    return ByteBuffer.allocate(25)
        .put((byte) 1)
        .putLong(position.value())
        .putLong(fingerprint.high())
        .putLong(fingerprint.low())
        .array();
  }

  @Test
  void tellRepetitionsFromConflicts() {
    EmbeddedEngine engine = open();
    try {
      assertThat(append(engine, SENT, Drafts.timed("w", "2026-03-01T12:05:00Z", true)))
          .isInstanceOfSatisfying(
              AppendOutcome.Appended.class,
              appended -> assertThat(appended.alreadyKnown()).isEqualTo(2));
      Stream.of(
              Drafts.timed("s", "2026-03-01T12:00:01Z", false),
              Drafts.timed("s", "2026-03-01T12:00:00Z", true),
              Drafts.timed("w", "2026-03-01T12:00:00Z", false))
          .forEach(
              other ->
                  assertThat(append(engine, other))
                      .isEqualTo(new AppendOutcome.Conflict(List.of(other.id()))));
    } finally {
      Await.get(engine.close());
    }
  }

  @Test
  void tellWhoseTheTimestampIs() throws Exception {
    assertThat(kept())
        .extracting(KeptStatement::statement)
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(former);
  }

  private EmbeddedEngine open() {
    return EmbeddedEngine.open(EmbeddedSettings.defaults(folder), new TestClock());
  }

  private static AppendOutcome append(EmbeddedEngine engine, NewStatement... batch) {
    return Await.get(engine.statements().append(List.of(batch)));
  }

  private List<KeptStatement> kept() throws Exception {
    try (Database database =
            Database.open(folder.resolve("database"), folder.resolve("native"), false, 1 << 20);
        View view = database.view()) {
      return new KeptReads(1).statements(view, Portion.BEGINNING).items();
    }
  }
}
