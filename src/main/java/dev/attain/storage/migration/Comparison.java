package dev.attain.storage.migration;

import dev.attain.storage.MigrationNote.Stage;
import java.util.List;

/** What two places keep, side by side. */
public record Comparison(List<Line> lines) {

  /** The things of one kind. */
  public record Line(Stage stage, Tally source, Tally target) {
    public boolean isSame() {
      return source.equals(target);
    }
  }

  public Comparison {
    lines = List.copyOf(lines);
  }

  public boolean isSame() {
    return lines.stream().allMatch(Line::isSame);
  }
}
