package dev.attain.app;

import dev.attain.audit.Author;
import dev.attain.config.HeldTo;
import dev.attain.quality.ProfileChoice;
import dev.attain.quality.ProfileChoices;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds statements to the xAPI Profiles that the settings name. A setting is a first choice: what
 * anybody has ever chosen of a profile by the API stays, also when it was to leave it.
 */
final class ConformanceBySettings {
  private static final Logger LOG = LoggerFactory.getLogger(ConformanceBySettings.class);

  private ConformanceBySettings() {}

  /** A profile that is not published yet is no reason not to start: it is published by the API. */
  static void apply(List<HeldTo> settings, ProfileChoices choices) throws InterruptedException {
    for (HeldTo wanted : settings) {
      Starting.await(choices.chooseFirst(choice(wanted), Author.SERVER))
          .ifPresent(outcome -> log(wanted, outcome));
    }
  }

  private static ProfileChoice choice(HeldTo wanted) {
    return new ProfileChoice(
        wanted.profile(),
        "",
        ProfileChoice.Mode.valueOf(wanted.mode().name()),
        List.of(),
        List.of(),
        true,
        Instant.EPOCH);
  }

  private static void log(HeldTo wanted, ProfileChoices.Outcome outcome) {
    if (outcome instanceof ProfileChoices.Outcome.Refused refused) {
      LOG.warn(
          "setting conformance-profiles: {} can't be chosen, and will be tried at the next start: {}",
          wanted.profile(),
          refused.problems());
    } else {
      LOG.info("setting conformance-profiles: {} is chosen", wanted.profile());
    }
  }
}
