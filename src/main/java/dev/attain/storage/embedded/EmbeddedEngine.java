package dev.attain.storage.embedded;

import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.storage.AppendListeners;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.embedded.postings.RecentPostings;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Failures;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Readers;
import dev.attain.storage.embedded.rocksdb.Table;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rocksdb.RocksDBException;

/** The storage ports over one data folder, which this process alone holds. */
public final class EmbeddedEngine implements StorageEngine {
  private final DataFolder folder;
  private final Database database;
  private final AttachmentFolder contents;
  private final Positions positions;
  private final RecentPostings postings;
  private final Committer committer;
  private final Readers readers;
  private final EmbeddedStatementStore statements;
  private final EmbeddedDocumentStore documents;
  private final EmbeddedRecordStore records;
  private final Readers files;
  private final EmbeddedAttachmentStore attachments;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Promise<Void> closed = Promise.promise();

  private EmbeddedEngine(
      EmbeddedSettings settings,
      DataFolder folder,
      AttachmentFolder attachmentFolder,
      Database database,
      Positions positions,
      RecentPostings postings) {
    this.folder = folder;
    this.contents = attachmentFolder;
    this.database = database;
    this.positions = positions;
    this.postings = postings;
    AppendListeners listeners = new AppendListeners();
    committer =
        new Committer(
            database,
            new Appends(positions, postings, listeners),
            settings.maxWaitingWrites(),
            settings.maxWaitingBytes());
    readers = new Readers(settings.readerThreads(), settings.maxWaitingReads());
    statements =
        new EmbeddedStatementStore(database, committer, readers, positions, postings, listeners);
    documents = new EmbeddedDocumentStore(database, committer, readers);
    records = new EmbeddedRecordStore(database, committer, readers);
    files = new Readers("attain-files-", settings.readerThreads(), settings.maxWaitingReads());
    attachments =
        new EmbeddedAttachmentStore(
            attachmentFolder, files, settings.durability() == Durability.FSYNC);
  }

  /**
   * Opens a data folder, or makes a new one; blocks until it can serve.
   *
   * @param clock what positions take their time from
   * @throws DataFolderException when the folder can't be used; its message is for the user
   */
  public static EmbeddedEngine open(EmbeddedSettings settings, InstantSource clock) {
    return open(settings, clock, true);
  }

  /** Also opens a folder whose migration goes on. */
  static EmbeddedEngine openForMigration(EmbeddedSettings settings, InstantSource clock) {
    return open(settings, clock, false);
  }

  private static EmbeddedEngine open(
      EmbeddedSettings settings, InstantSource clock, boolean serving) {
    DataFolder folder = DataFolder.open(settings.folder());
    try {
      AttachmentFolder attachments = AttachmentFolder.open(folder.attachments());
      Moment.removeLeftOver(folder);
      LogRecovery.requireWholeLog(folder, settings.durability());
      Database database =
          Database.open(
              folder.database(),
              folder.nativeLibrary(),
              settings.durability() == Durability.FSYNC,
              settings.blockCacheBytes());
      if (serving && EmbeddedHoldings.note(database).filter(n -> !n.finished()).isPresent()) {
        database.close();
        throw folder.refused(
            "holds a part of what a migration brings",
            "Run attain migrate again until it has come to its end.",
            null);
      }
      folder.raiseFormat();
      Position last = LogRecovery.lastPosition(database);
      Positions positions = new Positions(clock, last);
      EmbeddedEngine engine =
          new EmbeddedEngine(
              settings,
              folder,
              attachments,
              database,
              positions,
              LogRecovery.postings(database, settings, last));
      engine.committer.start();
      return engine;
    } catch (RocksDBException | IOException | UncheckedIOException e) {
      folder.close();
      throw folder.refused(
          "can't be opened (" + e.getMessage() + ")",
          "Check the disk and the permissions; attain verify says what is damaged, attain restore"
              + " brings a backup back.",
          e);
    } catch (RuntimeException | Error e) {
      folder.close();
      throw e;
    }
  }

  @Override
  public StatementStore statements() {
    return statements;
  }

  @Override
  public DocumentStore documents() {
    return documents;
  }

  @Override
  public RecordStore records() {
    return records;
  }

  @Override
  public AttachmentStore attachments() {
    return attachments;
  }

  EmbeddedHoldings holdings() {
    return new EmbeddedHoldings(this, database, committer, readers, positions, postings, contents);
  }

  /** A random name of this data folder, made when it is first asked for; copies have it too. */
  public Future<UUID> identity() {
    return holdings().identity();
  }

  /**
   * Everything that is kept, as it is at one moment; the engine goes on meanwhile. There is one at
   * a time.
   */
  public Future<Moment> moment() {
    return files.submit(() -> Moment.of(folder, database, contents));
  }

  /** How often the disk was written to for all the appends and record writes since the start. */
  public long commits() {
    return committer.groups();
  }

  @Override
  public Future<Void> health() {
    return committer
        .submit(new Mark(Layout.HEALTH, Layout.position(positions.horizon())))
        .compose(written -> readers.submit(() -> database.get(Table.META, Layout.HEALTH)))
        .mapEmpty();
  }

  @Override
  public boolean isRetryable(Throwable failure) {
    return Failures.isRetryable(failure);
  }

  @Override
  public boolean isFull(Throwable failure) {
    return Failures.isFull(failure);
  }

  @Override
  public boolean isDamaged(Throwable failure) {
    return Failures.isDamaged(failure);
  }

  @Override
  public Future<Void> close() {
    if (closing.compareAndSet(false, true)) {
      new Thread(this::shutDown, "attain-close").start();
    }
    return closed.future();
  }

  /** In this order: nothing may touch the database after it is closed. */
  private void shutDown() {
    try {
      committer.submit(new OrderlyEnd(positions, postings));
      committer.close();
      readers.close();
      files.close();
      database.close();
      folder.close();
      closed.complete();
    } catch (InterruptedException | RuntimeException e) {
      closed.fail(e);
    }
  }

  /** Leaves nothing to be found out at the next start. */
  private record OrderlyEnd(Positions positions, RecentPostings postings)
      implements Change<Position> {
    @Override
    public long bytes() {
      return Long.BYTES;
    }

    @Override
    public Position decide(Group group) throws RocksDBException {
      Position horizon = positions.horizon();
      group.put(Table.META, Layout.HORIZON, Layout.position(horizon));
      postings.close();
      return horizon;
    }
  }

  /** Writes something under a word of the engine's own. */
  record Mark(byte[] key, byte[] value) implements Change<byte[]> {
    @Override
    public long bytes() {
      return key.length + (long) value.length;
    }

    @Override
    public byte[] decide(Group group) throws RocksDBException {
      group.put(Table.META, key, value);
      return value;
    }
  }

  /** Lets positions and listeners follow the groups. */
  private record Appends(Positions positions, RecentPostings postings, AppendListeners listeners)
      implements Committer.Watcher {
    @Override
    public void groupBegins() {
      positions.groupBegins();
      postings.begin();
    }

    @Override
    public void groupEnds(Group group) throws RocksDBException {
      postings.write(group);
    }

    @Override
    public void groupCommitted() {
      // First: up to the horizon everything is found.
      postings.committed();
      if (positions.groupCommitted()) {
        listeners.signal();
      }
    }
  }
}
