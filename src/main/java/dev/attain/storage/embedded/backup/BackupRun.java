package dev.attain.storage.embedded.backup;

import dev.attain.json.Json;
import dev.attain.storage.backup.Backup;
import dev.attain.storage.embedded.AttachmentFolder;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes a backup of an engine's data folder, while the engine goes on. Files that an earlier backup
 * holds, or an interrupted one has copied, are not copied again. A backup is in the list only once
 * all of it is on disk.
 */
public final class BackupRun {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final EmbeddedEngine engine;
  private final BackupFolder folder;
  private final int keep;
  private final InstantSource clock;
  private final CopyListener listener;

  /**
   * @param keep how many backups there are to be afterwards, at most; at least 1
   */
  public BackupRun(
      EmbeddedEngine engine,
      BackupFolder folder,
      int keep,
      InstantSource clock,
      CopyListener listener) {
    this.engine = engine;
    this.folder = folder;
    this.keep = keep;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Blocks until it is made; the thread is not Vert.x's.
   *
   * @throws BackupException when it can't be made
   * @throws java.util.concurrent.CancellationException when the listener has ended it
   */
  public Backup run() throws IOException {
    List<StoredBackup> before = folder.list();
    UUID source = engine.identity().await();
    requireSameSource(before, source);
    List<Path> drafts = folder.drafts();
    KnownFiles known = KnownFiles.of(before, drafts);
    Backup made;
    try (Moment moment = engine.moment().await()) {
      requireOutside(moment.folder());
      made = copy(moment, instantAfter(before), source, known);
    }
    for (Path draft : drafts) {
      Retention.remove(draft);
    }
    new Retention(folder).keep(keep);
    return made;
  }

  private void requireSameSource(List<StoredBackup> before, UUID source) {
    for (StoredBackup one : before) {
      if (!one.manifest().source().equals(source)) {
        throw new BackupException(
            folder.path()
                + " holds backups of another data folder. Name another one: each data folder has"
                + " its own.");
      }
    }
  }

  private void requireOutside(Path data) throws IOException {
    if (folder.path().toRealPath().startsWith(data.toRealPath())) {
      throw new BackupException(
          folder.path()
              + " lies in the data folder and would be lost with it. Name one outside, best on"
              + " another disk.");
    }
  }

  /** Ids grow, whatever the clock does. */
  private Instant instantAfter(List<StoredBackup> before) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (before.isEmpty()) {
      return now;
    }
    Instant next = before.get(0).backup().made().plusMillis(1);
    return now.isBefore(next) ? next : now;
  }

  private Backup copy(Moment moment, Instant made, UUID source, KnownFiles known)
      throws IOException {
    String id = ID.format(made);
    Path draft = Files.createDirectories(folder.draft(id));
    FileCopies copies = new FileCopies(folder, known, new Progress(listener, size(moment)));
    String listing;
    try (Listing.Writer writer = new Listing.Writer(draft.resolve(BackupFolder.LISTING))) {
      for (Path file : moment.database()) {
        writer.write(copies.keep(file, "database/" + file.getFileName()));
      }
      for (Path file : moment.others()) {
        writer.write(copies.keep(file, String.valueOf(file.getFileName())));
      }
      copies.keepAttachments(moment.attachments(), writer);
      listing = writer.finish();
    }
    Backup backup = copies.backup(id, made);
    complete(draft, new Manifest(Manifest.FORMAT, backup, source, listing));
    return backup;
  }

  private static long size(Moment moment) throws IOException {
    long bytes = 0;
    List<Path> files = new ArrayList<>(moment.database());
    files.addAll(moment.others());
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes + FileCopies.size(moment.attachments());
  }

  /** From here on it is in the list. */
  private void complete(Path draft, Manifest manifest) throws IOException {
    Path file = draft.resolve(BackupFolder.MANIFEST);
    DurableFile.write(file, Json.bytes(manifest));
    AttachmentFolder.sync(draft);
    Path lasting = folder.folder(manifest.backup().id());
    Files.move(draft, lasting, StandardCopyOption.ATOMIC_MOVE);
    AttachmentFolder.sync(folder.path().resolve("backups"));
  }
}
