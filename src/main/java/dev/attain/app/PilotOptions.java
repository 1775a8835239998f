package dev.attain.app;

import dev.attain.client.ClientException;
import dev.attain.simulator.Pilot;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to simulate. */
final class PilotOptions {
  @Option(
      names = "--learners",
      paramLabel = "N",
      description = "How many people (default: ${DEFAULT-VALUE})",
      defaultValue = "" + Pilot.DEFAULT_LEARNERS)
  private int learners;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days (default: ${DEFAULT-VALUE})",
      defaultValue = "" + Pilot.DEFAULT_DAYS)
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything left to chance (default: ${DEFAULT-VALUE})",
      defaultValue = "" + Pilot.DEFAULT_SEED)
  private long seed;

  @Option(
      names = "--end",
      paramLabel = "DATE",
      description =
          "The day before which everything has happened, such as 2026-11-22 (default: today, UTC)."
              + " Equal options with an equal end give equal statements with equal ids.")
  private @Nullable LocalDate end;

  Pilot pilot(InstantSource clock) {
    LocalDate until = end == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : end;
    try {
      return new Pilot(learners, days, seed, until);
    } catch (IllegalArgumentException e) {
      throw new ClientException("--" + e.getMessage(), e);
    }
  }
}
