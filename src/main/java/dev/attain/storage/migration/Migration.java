package dev.attain.storage.migration;

import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.Precondition;
import dev.attain.statements.Position;
import dev.attain.storage.Holdings;
import dev.attain.storage.MigrationNote;
import dev.attain.storage.MigrationNote.Stage;
import dev.attain.storage.Portion;
import dev.attain.storage.migration.MigrationListener.Work;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All that one place keeps, on its way into another one that is empty. After each portion the
 * target notes how far that was; whoever comes again with the same source goes on there. What was
 * moved after the last note is moved again, which does no harm. Until all was moved and compared,
 * no server opens the target.
 */
public final class Migration {
  private final Holdings from;
  private final Holdings to;
  private final MigrationListener listener;

  public Migration(Holdings from, Holdings to, MigrationListener listener) {
    this.from = from;
    this.to = to;
    this.listener = listener;
  }

  /**
   * Moves what is not there yet, and compares. Blocks; the thread is not Vert.x's.
   *
   * @throws MigrationException when it can't be begun, or not go on now
   */
  public Comparison run() {
    return orderly(
        () -> {
          MigrationNote note = begin();
          if (!note.finished()) {
            moveFrom(note);
            Position horizon = from.horizon().await();
            to.raiseHorizon(horizon).await();
          }
          Comparison comparison = readBoth();
          if (comparison.isSame() && !note.finished()) {
            MigrationNote last = to.findNote().await().orElse(note);
            to.writeNote(last.end()).await();
          }
          return comparison;
        });
  }

  /**
   * Compares, and changes nothing. Blocks; the thread is not Vert.x's.
   *
   * @throws MigrationException when that is not possible now
   */
  public Comparison compare() {
    return orderly(
        () -> {
          requireNobodyElse();
          return readBoth();
        });
  }

  /** The note where to go on, after what would make it unsafe was ruled out. */
  private MigrationNote begin() {
    requireNobodyElse();
    UUID source = from.identity().await();
    if (source.equals(to.identity().await())) {
      throw new MigrationException("Source and target are one and the same place.");
    }
    if (from.findNote().await().filter(note -> !note.finished()).isPresent()) {
      throw new MigrationException(
          "The source holds only a part of what another migration brings. Let that one end first.");
    }
    Optional<MigrationNote> found = to.findNote().await();
    if (found.filter(note -> note.source().equals(source)).isPresent()) {
      return found.get();
    }
    if (!to.isEmpty().await()) {
      throw new MigrationException(
          "The target is not empty, and not from this source. Name an empty folder or database.");
    }
    MigrationNote begun = MigrationNote.begun(source);
    to.writeNote(begun).await();
    return begun;
  }

  private void requireNobodyElse() {
    from.requireNobodyElse().await();
    to.requireNobodyElse().await();
  }

  private void moveFrom(MigrationNote begin) {
    for (Stage stage : Stage.values()) {
      if (stage.compareTo(begin.stage()) >= 0) {
        MigrationNote note = stage == begin.stage() ? begin : begin.at(stage, Portion.BEGINNING);
        switch (stage) {
          case CONTENTS ->
              move(
                  note,
                  from::contents,
                  found ->
                      Abreast.each(
                          found,
                          hash -> Contents.move(hash, from.attachments(), to.attachments())));
          case STATEMENTS ->
              move(note, from::statements, found -> to.restoreStatements(found).await());
          case DOCUMENTS ->
              move(note, from::documents, found -> Abreast.each(found, this::document));
          case RECORDS -> move(note, from::records, found -> to.restoreRecords(found).await());
        }
      }
    }
  }

  private <T> void move(
      MigrationNote begin, Function<String, Future<Portion<T>>> reader, Consumer<List<T>> mover) {
    long moved = 0;
    Portion<T> portion = reader.apply(begin.cursor()).await();
    while (!portion.items().isEmpty()) {
      mover.accept(portion.items());
      to.writeNote(begin.at(begin.stage(), portion.cursor())).await();
      moved += portion.items().size();
      listener.progressed(Work.MOVING, begin.stage(), moved);
      portion = reader.apply(portion.cursor()).await();
    }
  }

  private Future<DocumentOutcome> document(DocumentKey key) {
    return from.documents()
        .find(key)
        .compose(found -> to.documents().put(key, found.orElseThrow(), Precondition.NONE));
  }

  /** All of both is read back. A server that was started meanwhile makes it worthless. */
  private Comparison readBoth() {
    List<Comparison.Line> lines = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      Tally source =
          new Count(from, n -> listener.progressed(Work.READING_SOURCE, stage, n)).of(stage);
      Tally target =
          new Count(to, n -> listener.progressed(Work.READING_TARGET, stage, n)).of(stage);
      lines.add(new Comparison.Line(stage, source, target));
    }
    requireNobodyElse();
    return new Comparison(lines);
  }

  private Comparison orderly(Supplier<Comparison> work) {
    try {
      return work.get();
    } catch (Exception e) {
      if (from.isRetryable(e) || to.isRetryable(e)) {
        throw new MigrationException(
            "A store doesn't answer (" + e.getMessage() + "). Run the command again: it goes on.",
            e);
      }
      if (e instanceof RuntimeException other) {
        throw other;
      }
      throw new IllegalStateException(e);
    }
  }
}
