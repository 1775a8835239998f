package dev.attain.storage.embedded;

import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.Position;
import dev.attain.storage.Holdings;
import dev.attain.storage.KeptRecord;
import dev.attain.storage.KeptStatement;
import dev.attain.storage.MigrationNote;
import dev.attain.storage.Portion;
import dev.attain.storage.embedded.postings.RecentPostings;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Readers;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.rocksdb.RocksDBException;

/** All that a data folder keeps, while this process holds it. */
public final class EmbeddedHoldings implements Holdings {
  private final EmbeddedEngine engine;
  private final Database database;
  private final Committer committer;
  private final Readers readers;
  private final Positions positions;
  private final RecentPostings postings;
  private final AttachmentFolder contents;

  // Guarded by this.
  private final KeptReads reads = new KeptReads(TargetWindow.MOST_TARGETS);

  EmbeddedHoldings(
      EmbeddedEngine engine,
      Database database,
      Committer committer,
      Readers readers,
      Positions positions,
      RecentPostings postings,
      AttachmentFolder contents) {
    this.engine = engine;
    this.database = database;
    this.committer = committer;
    this.readers = readers;
    this.positions = positions;
    this.postings = postings;
    this.contents = contents;
  }

  /**
   * Opens a data folder, or makes a new one, also one whose migration goes on.
   *
   * @throws DataFolderException when the folder can't be used; its message is for the user
   */
  public static EmbeddedHoldings open(EmbeddedSettings settings, InstantSource clock) {
    return EmbeddedEngine.openForMigration(settings, clock).holdings();
  }

  /**
   * Opens a data folder that is there.
   *
   * @throws DataFolderException when there is none, or it can't be used
   */
  public static EmbeddedHoldings openExisting(EmbeddedSettings settings, InstantSource clock) {
    DataFolder.requireThere(settings.folder());
    return open(settings, clock);
  }

  @Override
  public Future<UUID> identity() {
    return committer.submit(new Identity());
  }

  /** Reads the identity, or makes one. */
  private record Identity() implements Change<UUID> {
    private static final int BYTES = 2 * Long.BYTES;

    @Override
    public long bytes() {
      return BYTES;
    }

    @Override
    public UUID decide(Group group) throws RocksDBException {
      byte[] known = group.get(Table.META, Layout.IDENTITY);
      if (known != null) {
        ByteBuffer bytes = ByteBuffer.wrap(known);
        return new UUID(bytes.getLong(), bytes.getLong());
      }
      UUID made = UUID.randomUUID();
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      bytes.putLong(made.getMostSignificantBits()).putLong(made.getLeastSignificantBits());
      group.put(Table.META, Layout.IDENTITY, bytes.array());
      return made;
    }
  }

  @Override
  public Future<Boolean> isEmpty() {
    return reading(
        view ->
            KeptReads.isEmpty(view, Table.LOG)
                && KeptReads.isEmpty(view, Table.RECORDS)
                && KeptReads.isEmpty(view, Table.DOCUMENTS)
                && contents(Portion.BEGINNING, contents).items().isEmpty());
  }

  @Override
  public Future<Optional<MigrationNote>> findNote() {
    return readers.submit(() -> note(database));
  }

  static Optional<MigrationNote> note(Database database) throws RocksDBException {
    return Optional.ofNullable(database.get(Table.META, Layout.MIGRATION))
        .map(json -> MigrationNote.of(Layout.text(json, 0)));
  }

  @Override
  public Future<Void> writeNote(MigrationNote note) {
    return committer
        .submit(new EmbeddedEngine.Mark(Layout.MIGRATION, Layout.utf8(note.toJson())))
        .mapEmpty();
  }

  /** The lock of the folder has seen to it. */
  @Override
  public Future<Void> requireNobodyElse() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Position> horizon() {
    return Future.succeededFuture(positions.horizon());
  }

  @Override
  public Future<Void> raiseHorizon(Position least) {
    positions.raise(least);
    return committer
        .submit(new EmbeddedEngine.Mark(Layout.HORIZON, Layout.position(least)))
        .mapEmpty();
  }

  @Override
  public Future<Portion<Sha2>> contents(String after) {
    return readers.submit(() -> contents(after, contents));
  }

  private static Portion<Sha2> contents(String after, AttachmentFolder folder)
      throws java.io.IOException {
    Portion.Gathering<Sha2> found = new Portion.Gathering<>(after);
    folder.each(after, hash -> found.add(hash, hash.hex(), hash.hex().length()));
    return found.portion();
  }

  @Override
  public Future<Portion<KeptStatement>> statements(String after) {
    return reading(view -> reads.statements(view, after));
  }

  @Override
  public Future<Portion<DocumentKey>> documents(String after) {
    return reading(view -> reads.documents(view, after));
  }

  @Override
  public Future<Portion<KeptRecord>> records(String after) {
    return reading(view -> reads.records(view, after));
  }

  /** A read of one moment. */
  private interface Reading<T> {
    T of(View view) throws Exception;
  }

  private <T> Future<T> reading(Reading<T> reading) {
    Callable<T> task =
        () -> {
          synchronized (this) {
            try (View view = database.view()) {
              return Objects.requireNonNull(reading.of(view));
            }
          }
        };
    return readers.submit(task);
  }

  @Override
  public synchronized Future<Void> restoreStatements(List<KeptStatement> statements) {
    reads.forget();
    return committer.submit(new RestoreStatements(statements, positions, postings)).mapEmpty();
  }

  @Override
  public Future<Void> restoreRecords(List<KeptRecord> records) {
    return committer.submit(new RestoreRecords(records)).mapEmpty();
  }

  @Override
  public boolean isRetryable(Throwable failure) {
    return engine.isRetryable(failure);
  }

  @Override
  public AttachmentStore attachments() {
    return engine.attachments();
  }

  @Override
  public DocumentStore documents() {
    return engine.documents();
  }

  @Override
  public Future<Void> close() {
    return engine.close();
  }
}
