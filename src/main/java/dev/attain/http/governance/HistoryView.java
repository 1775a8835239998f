package dev.attain.http.governance;

import dev.attain.audit.Author;
import dev.attain.competency.framework.Framework.Approval.Side;
import dev.attain.competency.framework.Framework.Status;
import dev.attain.competency.framework.catalog.FrameworkLife.Act;
import dev.attain.competency.framework.catalog.FrameworkLife.Event;
import dev.attain.competency.framework.catalog.StoredVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the API shows what has happened to a version. */
record HistoryView(String id, String version, Status status, List<EventView> events) {

  record EventView(
      Act act,
      Author by,
      Instant at,
      @Nullable Side side,
      @Nullable String rationale,
      String sentence) {
    static EventView of(Event event) {
      return new EventView(
          event.act(), event.by(), event.at(), event.side(), event.rationale(), event.sentence());
    }
  }

  static HistoryView of(StoredVersion stored) {
    return new HistoryView(
        stored.framework().id(),
        stored.framework().version(),
        stored.framework().status(),
        stored.life().events().stream().map(EventView::of).toList());
  }
}
