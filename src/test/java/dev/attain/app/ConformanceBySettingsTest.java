package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.config.HeldTo;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.quality.ProfileChoice;
import dev.attain.quality.ProfileChoice.Mode;
import dev.attain.quality.ProfileChoices;
import dev.attain.records.RecordStore;
import dev.attain.storage.model.ModelEngine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformanceBySettingsTest {
  private static final String PROFILE =
      """
      {"id": "x:p?v=1", "type": "Profile", "prefLabel": {}, "definition": {},
       "versions": [{"id": "x:p/1"}],
       "templates": [{"id": "x:baked", "type": "StatementTemplate", "verb": "x:bake"}]}
      """;
  private static final List<HeldTo> WARN = List.of(new HeldTo("x:p?v=1", HeldTo.Mode.WARN));

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final InstantSource clock = () -> now;
  private final RecordStore records = new ModelEngine(clock).records();
  private final ProfileCatalog profiles = new ProfileCatalog(records, clock);

  @Test
  void aSettingIsTheFirstChoiceAndIsMadeOnce() throws InterruptedException {
    publish();
    start();
    start();

    assertThat(start().history())
        .singleElement()
        .satisfies(
            choice -> {
              assertThat(choice.mode()).isEqualTo(Mode.WARN);
              assertThat(choice.version()).isEqualTo("x:p/1");
              assertThat(choice.quarantine()).isTrue();
            });
  }

  @Test
  void whatSomebodyHasChosenStaysAlsoWhenItIsOff() throws InterruptedException {
    publish();
    ProfileChoices choices = start();
    now = now.plusSeconds(60);
    choices.choose(
        new ProfileChoice("x:p?v=1", "", Mode.OFF, List.of(), List.of(), true, now),
        new Author("k1", "Ann"));
    now = now.plusSeconds(60);

    assertThat(start().history())
        .extracting(ProfileChoice::mode)
        .containsExactly(Mode.WARN, Mode.OFF);
  }

  @Test
  void aProfileThatIsNotThereYetIsChosenAtALaterStart() throws InterruptedException {
    assertThat(start().history()).isEmpty();

    publish();

    assertThat(start().history()).hasSize(1);
  }

  private void publish() {
    profiles.publish(PROFILE.getBytes(StandardCharsets.UTF_8), Author.SERVER);
  }

  private ProfileChoices start() throws InterruptedException {
    ProfileChoices choices = new ProfileChoices(records, profiles, clock);
    ConformanceBySettings.apply(WARN, choices);
    return choices;
  }
}
