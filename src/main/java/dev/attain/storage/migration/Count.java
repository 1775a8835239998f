package dev.attain.storage.migration;

import dev.attain.documents.DocumentKey;
import dev.attain.storage.Holdings;
import dev.attain.storage.MigrationNote.Stage;
import dev.attain.storage.Portion;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Reads back all that a place keeps of one kind. */
final class Count {
  private final Holdings holdings;
  private final LongConsumer progress;

  /**
   * @param progress is told how many there are so far
   */
  Count(Holdings holdings, LongConsumer progress) {
    this.holdings = holdings;
    this.progress = progress;
  }

  Tally of(Stage stage) {
    return switch (stage) {
      case CONTENTS ->
          of(
              holdings::contents,
              found -> Abreast.each(found, hash -> Contents.digest(hash, holdings.attachments())));
      case STATEMENTS ->
          of(holdings::statements, found -> found.stream().map(ItemDigest::of).toList());
      case DOCUMENTS -> of(holdings::documents, found -> Abreast.each(found, this::document));
      case RECORDS -> of(holdings::records, found -> found.stream().map(ItemDigest::of).toList());
    };
  }

  private <T> Tally of(
      Function<String, Future<Portion<T>>> reader, Function<List<T>, List<byte[]>> digests) {
    Tally tally = Tally.NONE;
    Portion<T> portion = reader.apply(Portion.BEGINNING).await();
    while (!portion.items().isEmpty()) {
      for (byte[] digest : digests.apply(portion.items())) {
        tally = tally.with(digest);
      }
      progress.accept(tally.count());
      portion = reader.apply(portion.cursor()).await();
    }
    return tally;
  }

  private Future<byte[]> document(DocumentKey key) {
    return holdings.documents().find(key).map(found -> ItemDigest.of(key, found.orElseThrow()));
  }
}
