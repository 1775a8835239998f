package dev.attain.analytics.dashboard;

import dev.attain.analytics.grid.Grid;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.statements.Position;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What figures rest on, and how to trace them.
 *
 * @param people who are in the role at {@code asOf}
 * @param explain an URI template (RFC 6570) of where a person's figure in a competency comes from
 */
public record Basis(
    String cohort,
    String name,
    String role,
    FrameworkVersion framework,
    Instant asOf,
    LogPosition feedPosition,
    int people,
    String explain) {

  /**
   * A position in the log.
   *
   * @param position as text: it exceeds what JavaScript's numbers hold exactly
   */
  public record LogPosition(String position, Instant stored) {
    public static LogPosition of(Position position) {
      return new LogPosition(Long.toString(position.value()), position.stored());
    }
  }

  public static Basis of(Grid grid) {
    FrameworkVersion version = grid.framework().versionId();
    return new Basis(
        grid.ground().basis().cohort().id(),
        grid.ground().basis().cohort().name(),
        grid.role().id(),
        version,
        grid.asOf(),
        LogPosition.of(grid.ground().position()),
        grid.people(),
        "/api/v1/people/{person}/proficiency/explain?framework=%s&asOf=%s{&competency}"
            .formatted(encoded(version.toString()), grid.asOf()));
  }

  /** As a part of an URL. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
