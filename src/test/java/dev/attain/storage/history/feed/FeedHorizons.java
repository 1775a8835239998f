package dev.attain.storage.history.feed;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.Position;
import dev.attain.storage.history.feed.FeedEvent.Append;
import dev.attain.storage.history.feed.FeedEvent.Looked;
import dev.attain.storage.history.feed.FeedEvent.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What horizons promise of what comes after them. */
record FeedHorizons(FeedFacts facts) {

  /** Of one client they never go back; of nobody is anything stored below one that was told. */
  List<String> broken() {
    List<String> broken = new ArrayList<>();
    Map<Integer, Position> last = new HashMap<>();
    for (FeedEvent event : facts.events()) {
      Position told = told(event);
      if (told != null) {
        Position before = last.put(event.when().client(), told);
        if (before != null && told.compareTo(before) < 0) {
          broken.add("the horizon of %s went back to %d".formatted(event.when(), told.value()));
        }
        facts.appends().stream()
            .filter(append -> event.when().isBefore(append.when()))
            .filter(append -> ownPositions(append).stream().anyMatch(p -> p.compareTo(told) <= 0))
            .forEach(
                append ->
                    broken.add(
                        "%s was told the horizon %d, below which %s stored then"
                            .formatted(event.when(), told.value(), append.when())));
      }
    }
    return broken;
  }

  /** The batches that a horizon lies within. */
  List<String> cutBatches() {
    List<String> cut = new ArrayList<>();
    for (Append append : facts.appends()) {
      List<Position> own = ownPositions(append);
      for (FeedEvent event : facts.events()) {
        Position told = told(event);
        if (told != null) {
          long below = own.stream().filter(position -> position.compareTo(told) <= 0).count();
          if (below > 0 && below < own.size()) {
            cut.add(
                "%s was told a horizon within the batch of %s"
                    .formatted(event.when(), append.when()));
          }
        }
      }
    }
    return cut;
  }

  private static @Nullable Position told(FeedEvent event) {
    return event instanceof Query query
        ? query.horizon()
        : event instanceof Looked looked ? looked.horizon() : null;
  }

  /** Where the statements are that a batch brought first: the last so many up to its end. */
  private List<Position> ownPositions(Append append) {
    if (!(append.outcome() instanceof AppendOutcome.Appended appended)) {
      return List.of();
    }
    return append.batch().stream()
        .map(draft -> facts.stored(draft.id()))
        .filter(Objects::nonNull)
        .map(Seen::position)
        .filter(position -> position.compareTo(appended.last()) <= 0)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .limit(appended.appended())
        .toList();
  }
}
