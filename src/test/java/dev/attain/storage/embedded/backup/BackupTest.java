package dev.attain.storage.embedded.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.backup.Backup;
import dev.attain.storage.backup.BackupJob;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.embedded.DataFolderException;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedHoldings;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.storage.migration.Comparison;
import dev.attain.storage.migration.Migration;
import dev.attain.storage.migration.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final CopyListener NOBODY = (bytes, of) -> true;

  private final long seed = new Random().nextInt();
  private final Random random = new Random(seed);
  private final TestClock clock = new TestClock();
  @TempDir private Path folder;
  private Path data;
  private Path backups;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    System.out.println("seed " + seed);
    data = folder.resolve("data");
    backups = folder.resolve("backups");
    engine = EmbeddedEngine.open(EmbeddedSettings.defaults(data), clock);
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  @Test
  void whatIsRestoredHoldsTheSame() throws IOException {
    new Samples(random).fill(engine, clock);
    Backup made = backUp(7, NOBODY);
    assertThat(made.damaged()).isZero();
    Path restored = restore(null);

    Await.get(engine.close());
    assertThat(compare(data, restored).isSame()).isTrue();
    assertThatThrownBy(() -> restoreTo(restored, null))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void aBackupOfAServerAtWorkIsOfOneMoment() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; !stop.get(); i++) {
                String name = "s" + i;
                Await.get(
                    engine
                        .statements()
                        .append(
                            List.of(
                                Drafts.statement(name, "t"), Drafts.statement(name + "'", "t"))));
                written.set(i + 1);
              }
            });
    writer.start();
    try {
      for (int round = 0; round < 3; round++) {
        int before = written.get();
        await(() -> written.get() > before + 20);
        int known = written.get();
        Backup made = backUp(7, NOBODY);
        int most = written.get() + 1;
        Path restored = restore(made.id());
        List<StoredStatement> statements = read(restored);
        List<String> names = statements.stream().map(Drafts::name).toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < names.size() / 2; i++) {
          expected.add("s" + i);
          expected.add("s" + i + "'");
        }
        assertThat(names).isEqualTo(expected);
        assertThat(names.size() / 2).isBetween(known, most);
      }
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  @Test
  void whatAnEarlierBackupHoldsIsNotCopiedAgain() throws IOException {
    new Samples(random).fill(engine, clock);
    Backup first = backUp(7, NOBODY);
    Await.get(engine.statements().append(List.of(Drafts.statement("later", "t"))));
    clock.moveMillis(1);
    Backup second = backUp(7, NOBODY);

    assertThat(first.copiedBytes()).isEqualTo(first.bytes());
    assertThat(second.bytes()).isGreaterThan(10_000_000);
    // A small table of what was written since, and the files that say which tables there are.
    assertThat(second.copiedBytes()).isLessThan(1_000_000);
    assertThat(second.id()).isGreaterThan(first.id());
  }

  @Test
  void anInterruptedBackupIsNotInTheListAndTheNextOneGoesOn() throws IOException {
    new Samples(random).fill(engine, clock);
    assertThatThrownBy(() -> backUp(7, (bytes, of) -> bytes < of / 2))
        .isInstanceOf(CancellationException.class);
    assertThat(list()).isEmpty();
    assertThatThrownBy(() -> restore(null)).hasMessageContaining("no complete backup");

    clock.moveMillis(1);
    Backup made = backUp(7, NOBODY);
    assertThat(list()).containsExactly(made);
    assertThat(made.copiedBytes()).isLessThan(made.bytes() * 3 / 4);
    try (Stream<Path> left = Files.list(backups.resolve("backups"))) {
      assertThat(left).hasSize(1);
    }
    Path restored = restore(null);
    Await.get(engine.close());
    assertThat(compare(data, restored).isSame()).isTrue();
  }

  @Test
  void oldBackupsGoAndTheOthersStayWhole() throws IOException {
    Samples samples = new Samples(random);
    List<Backup> made = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      samples.fill(engine, clock);
      made.add(backUp(2, NOBODY));
    }
    assertThat(list()).containsExactly(made.get(3), made.get(2));
    for (Backup kept : list()) {
      assertThat(check(kept.id())).isEmpty();
      restore(kept.id());
    }
    assertThatThrownBy(() -> restore(made.get(0).id())).hasMessageContaining("no backup");
  }

  @Test
  void aDamagedFileOfABackupIsFoundAndNeverRestored() throws IOException {
    new Samples(random).fill(engine, clock);
    backUp(7, NOBODY);
    Path victim = anyContent();
    byte[] bytes = Files.readAllBytes(victim);
    bytes[random.nextInt(bytes.length)] ^= 1;
    Files.write(victim, bytes);

    assertThat(check(null)).isNotEmpty().allMatch(line -> line.contains(victim.toString()));
    Path target = folder.resolve("target");
    assertThatThrownBy(() -> restoreTo(target, null))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is damaged");
    assertThatThrownBy(() -> EmbeddedEngine.open(EmbeddedSettings.defaults(target), clock))
        .isInstanceOf(DataFolderException.class);
  }

  @Test
  void anotherDataFolderIsNotMixedIn() throws IOException {
    backUp(7, NOBODY);
    Await.get(engine.close());
    engine = EmbeddedEngine.open(EmbeddedSettings.defaults(folder.resolve("other")), clock);
    assertThatThrownBy(() -> backUp(7, NOBODY)).hasMessageContaining("another data folder");
    assertThat(list()).hasSize(1);
  }

  @Test
  void aFolderWithinTheDataFolderIsNoPlaceForBackups() {
    backups = data.resolve("backups");
    assertThatThrownBy(() -> backUp(7, NOBODY))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("lies in the data folder");
    assertThat(list()).isEmpty();
  }

  @Test
  void aJobIsOneAtATimeAndCanBeEnded() throws Exception {
    new Samples(random).fill(engine, clock);
    EmbeddedBackups jobs = new EmbeddedBackups(engine, backups, 7, clock);
    assertThat(Await.get(jobs.list())).isEmpty();
    assertThat(jobs.findJob()).isEmpty();
    assertThat(jobs.cancel()).isFalse();
    jobs.start("ann", clock.instant());
    await(() -> jobs.findJob().map(BackupJob::state).get() != BackupJob.State.RUNNING);

    BackupJob job = jobs.findJob().orElseThrow();
    assertThat(job.state()).as("%s", job).isEqualTo(BackupJob.State.DONE);
    assertThat(Await.get(jobs.list())).isEqualTo(List.of(Objects.requireNonNull(job.backup())));
    Await.get(jobs.close());

    try (BackupFolder held = BackupFolder.open(backups)) {
      jobs.start("ann", clock.instant());
      await(() -> jobs.findJob().map(BackupJob::state).get() == BackupJob.State.FAILED);
      assertThat(jobs.findJob().orElseThrow().failure()).contains("in use");
      assertThat(held.list()).hasSize(1);
    }
  }

  private Path anyContent() throws IOException {
    try (Stream<Path> files = Files.walk(backups.resolve("tables"))) {
      // A new write-ahead log is empty.
      List<Path> contents =
          files.filter(Files::isRegularFile).filter(file -> file.toFile().length() > 0).toList();
      return contents.get(random.nextInt(contents.size()));
    }
  }

  private Backup backUp(int keep, CopyListener listener) throws IOException {
    try (BackupFolder target = BackupFolder.open(backups)) {
      return new BackupRun(engine, target, keep, clock, listener).run();
    }
  }

  private List<Backup> list() {
    return BackupFolder.listed(backups);
  }

  private List<String> check(@Nullable String id) throws IOException {
    List<String> wrong = new ArrayList<>();
    try (BackupFolder source = BackupFolder.openToRead(backups)) {
      new BackupCheck(source.get(id), NOBODY).run(wrong::add);
    }
    return wrong;
  }

  private Path restore(@Nullable String id) throws IOException {
    Path target = Files.createTempDirectory(folder, "restored");
    restoreTo(target, id);
    return target;
  }

  private void restoreTo(Path target, @Nullable String id) throws IOException {
    try (BackupFolder source = BackupFolder.openToRead(backups)) {
      new Restoration(source.get(id), NOBODY).into(target);
    }
  }

  private List<StoredStatement> read(Path restored) {
    EmbeddedEngine opened = EmbeddedEngine.open(EmbeddedSettings.defaults(restored), clock);
    try {
      List<StoredStatement> all = new ArrayList<>();
      List<StoredStatement> page = Await.get(opened.statements().readForward(Position.START, 500));
      while (!page.isEmpty()) {
        all.addAll(page);
        page =
            Await.get(opened.statements().readForward(page.get(page.size() - 1).position(), 500));
      }
      return all;
    } finally {
      Await.get(opened.close());
    }
  }

  private Comparison compare(Path one, Path other) {
    EmbeddedHoldings source = EmbeddedHoldings.openExisting(EmbeddedSettings.defaults(one), clock);
    EmbeddedHoldings target =
        EmbeddedHoldings.openExisting(EmbeddedSettings.defaults(other), clock);
    try {
      return new Migration(source, target, (work, stage, items) -> {}).compare();
    } finally {
      Await.get(source.close());
      Await.get(target.close());
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
