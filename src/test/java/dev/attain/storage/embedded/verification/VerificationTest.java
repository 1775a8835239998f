package dev.attain.storage.embedded.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.json.Json;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.embedded.AttachmentFolder;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.storage.embedded.FolderReading;
import dev.attain.storage.embedded.FolderWrite;
import dev.attain.storage.embedded.Layout;
import dev.attain.storage.embedded.postings.PostingBlock;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import dev.attain.storage.migration.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksIterator;

/** What is damaged in one place is found in that place. */
class VerificationTest {
  private static final StatementTexts DRAFTS =
      json -> {
        try {
          String name =
              Json.MAPPER.readTree(json).path("name").asText().replaceFirst("^other ", "");
          return new StatementTexts.Said(Drafts.id(name), Set.of(), Map.of());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      };

  private final long seed = new Random().nextInt();
  private final Random random = new Random(seed);
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    System.out.println("seed " + seed);
    TestClock clock = new TestClock();
    EmbeddedSettings settings =
        EmbeddedSettings.defaults(folder).withSegments(random.nextInt(1, 100));
    EmbeddedEngine engine = EmbeddedEngine.open(settings, clock);
    new Samples(random).fill(engine, clock);
    Await.get(
        engine
            .statements()
            .append(
                List.of(
                    Drafts.statement("plain", "x"),
                    Drafts.referring("pointing", "plain", "y"),
                    Drafts.voiding("voiding", "gone", "y"),
                    Drafts.statement("gone", "x"))));
    Await.get(engine.close());
  }

  @Test
  void aWholeFolderHasNothingWrong() {
    assertThat(verify().byCheck()).isEmpty();
  }

  @Test
  void aMissingPostingIsFound() throws Exception {
    Entry posting = find(Table.POSTINGS, block -> block.value().length == 0);
    change(group -> group.delete(Table.POSTINGS, posting.key()));
    assertWrong(Check.INDEX, 1, "is not found by 1 of its terms");
  }

  @Test
  void aPostingOfNoStatementIsFound() throws Exception {
    byte[] key = any(Table.POSTINGS).key().clone();
    key[3] ^= 0x10;
    change(group -> group.put(Table.POSTINGS, key));
    assertWrong(Check.INDEX, 1, "a term that is not its own");
  }

  @Test
  void blocksOfPostingsThatOverlapAreFound() throws Exception {
    Entry block = find(Table.POSTINGS, entry -> entry.value().length > 0);
    byte[] second = block.key().clone();
    long position = Arrays.stream(PostingBlock.of(block).positions()).skip(1).findFirst().orElse(0);
    ByteBuffer.wrap(second).putLong(16, ~position);
    change(group -> group.put(Table.POSTINGS, second));
    assertThat(of(Check.INDEX, verify().byCheck()).told())
        .anyMatch(line -> line.contains("overlap at position " + position));
  }

  @Test
  void aStatementThatIsNotFoundByItsIdIsFound() throws Exception {
    Entry statement = any(Table.LOG);
    change(group -> group.delete(Table.IDS, Arrays.copyOfRange(statement.value(), 1, 17)));
    assertThat(of(Check.INDEX, verify().byCheck()).told())
        .anyMatch(line -> line.contains("is not found by its id"));
  }

  @Test
  void aStatementThatIsGoneIsFound() throws Exception {
    Entry statement = any(Table.LOG);
    change(group -> group.delete(Table.LOG, statement.key()));
    Findings findings = verify();
    assertThat(of(Check.STATEMENTS, findings.byCheck()).told())
        .anyMatch(line -> line.contains("is missing"));
  }

  @Test
  void aStatementThatIsNoJsonIsFound() throws Exception {
    Entry statement = any(Table.LOG);
    byte[] value = statement.value().clone();
    value[17 + 3] = '"';
    change(group -> group.put(Table.LOG, statement.key(), value));
    assertThat(verify().byCheck()).containsKey(Check.STATEMENTS);
  }

  @Test
  void aVoidedStatementThatNothingVoidsIsFound() throws Exception {
    Entry statement = find(Table.LOG, entry -> entry.value()[0] == 0);
    byte[] value = statement.value().clone();
    value[0] = 1;
    change(group -> group.put(Table.LOG, statement.key(), value));
    assertThat(verify().byCheck()).containsKey(Check.REFERENCES);
  }

  @Test
  void aReferenceThatIsGoneIsFound() throws Exception {
    byte[] target = Layout.id(Drafts.id("gone"));
    Entry voiding =
        find(Table.REFERENCES, entry -> Arrays.equals(entry.key(), 0, 16, target, 0, 16));
    change(group -> group.delete(Table.REFERENCES, voiding.key()));
    assertThat(verify().byCheck()).containsKey(Check.REFERENCES);
  }

  @Test
  void aRecordThatIsNoJsonIsFound() throws Exception {
    Entry record = any(Table.RECORDS);
    byte[] value = record.value().clone();
    value[value.length - 1] = 'x';
    change(group -> group.put(Table.RECORDS, record.key(), value));
    assertWrong(Check.RECORDS, 1, "can't be read");
  }

  @Test
  void anIndexOfRecordsThatDisagreesIsFound() throws Exception {
    Entry indexed = any(Table.RECORD_INDEX);
    change(group -> group.delete(Table.RECORD_INDEX, indexed.key()));
    assertWrong(Check.RECORD_INDEX, 1, "is not found by its index");
    byte[] other = indexed.key().clone();
    change(group -> group.put(Table.RECORD_INDEX, other));
    assertThat(verify().byCheck()).isEmpty();
    byte[] stray = (new String(other, UTF_8) + "9").getBytes(UTF_8);
    change(group -> group.put(Table.RECORD_INDEX, stray));
    assertWrong(Check.RECORD_INDEX, 1, "is found by a value that it does not have");
  }

  @Test
  void aCheckpointBeyondTheLogIsFound() throws Exception {
    byte[] value = any(Table.RECORDS).value();
    byte[] json = ("{\"position\":" + Long.MAX_VALUE + "}").getBytes(UTF_8);
    byte[] checkpoint = Arrays.copyOf(Arrays.copyOf(value, 8), 12 + json.length);
    System.arraycopy(json, 0, checkpoint, 12, json.length);
    change(group -> group.put(Table.RECORDS, "read\0x".getBytes(UTF_8), checkpoint));
    assertWrong(Check.CHECKPOINTS, 1, "the log ends at");
  }

  @Test
  void aDocumentWithAnotherContentIsFound() throws Exception {
    Entry content = any(Table.DOCUMENT_CONTENTS);
    change(group -> group.put(Table.DOCUMENT_CONTENTS, content.key(), "other".getBytes(UTF_8)));
    assertWrong(Check.DOCUMENTS, 1, "than its tag says");
    change(group -> group.delete(Table.DOCUMENT_CONTENTS, content.key()));
    assertWrong(Check.DOCUMENTS, 1, "has no content");
  }

  @Test
  void aDamagedAttachmentIsFound() throws IOException {
    Path victim = anyFile("attachments", ".{56,}");
    byte[] bytes = Files.readAllBytes(victim);
    byte[] other = Arrays.copyOf(bytes, bytes.length + 1);
    Files.write(victim, other);
    assertWrong(Check.ATTACHMENTS, 1, victim.toString());
  }

  @Test
  void aDamagedBlockOfATableIsFoundByTheNameOfItsFile() throws Exception {
    // Another start brings what the log holds into tables.
    Await.get(EmbeddedEngine.open(EmbeddedSettings.defaults(folder), new TestClock()).close());
    Path victim = anyFile("database", ".*\\.sst");
    byte[] bytes = Files.readAllBytes(victim);
    bytes[random.nextInt(10)] ^= 0x40;
    Files.write(victim, bytes);
    assertThat(of(Check.FILES, verify().byCheck()).told())
        .anyMatch(line -> line.contains(victim.getFileName().toString()));
  }

  private void assertWrong(Check check, long count, String part) {
    Map<Check, Findings.OfCheck> found = verify().byCheck();
    assertThat(found).containsOnlyKeys(check);
    assertThat(of(check, found).count()).isEqualTo(count);
    assertThat(of(check, found).told()).allMatch(line -> line.contains(part));
  }

  private static Findings.OfCheck of(Check check, Map<Check, Findings.OfCheck> found) {
    return Objects.requireNonNull(found.get(check), () -> check + " found nothing");
  }

  private Findings verify() {
    try (FolderReading reading =
        FolderReading.open(
            folder.resolve("database"),
            folder.resolve("native"),
            AttachmentFolder.reading(folder.resolve("attachments")))) {
      return new Verification(reading, DRAFTS, Map.of("read", "position"), (check, items) -> {})
          .run();
    }
  }

  private Entry any(Table table) throws Exception {
    return find(table, entry -> true);
  }

  private Entry find(Table table, Predicate<Entry> which) throws Exception {
    List<Entry> entries = new ArrayList<>();
    try (FolderReading reading =
            FolderReading.open(
                folder.resolve("database"),
                folder.resolve("native"),
                AttachmentFolder.reading(folder.resolve("attachments")));
        View view = reading.database().view();
        RocksIterator all = view.iterator(table)) {
      for (all.seekToFirst(); all.isValid(); all.next()) {
        Entry entry = new Entry(all.key(), all.value());
        if (which.test(entry)) {
          entries.add(entry);
        }
      }
    }
    return entries.get(random.nextInt(entries.size()));
  }

  private void change(FolderWrite write) throws Exception {
    write.to(folder);
  }

  private Path anyFile(String within, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(within))) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().matches(name))
              .toList();
      return found.get(random.nextInt(found.size()));
    }
  }
}
