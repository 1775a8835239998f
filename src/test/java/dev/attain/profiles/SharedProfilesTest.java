package dev.attain.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attain.audit.Author;
import dev.attain.storage.model.ModelEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Profiles that communities have published, as they are. Skipped where that data is not at hand.
 */
class SharedProfilesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("attain.shared", "../shared/data"), "xapi-profiles");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "adl.jsonld, https://w3id.org/xapi/adl, 25, 0, 0",
    "cmi5.jsonld, https://w3id.org/xapi/cmi5, 13, 10, 19",
    "learner-competency-assertion.json, https://w3id.org/xapi/learnercompetency, 0, 10, 9",
    "scorm.jsonld, https://w3id.org/xapi/scorm, 21, 10, 5",
    "tincan.jsonld, https://registry.tincanapi.com, 164, 0, 0",
    "video.jsonld, https://w3id.org/xapi/video, 23, 9, 3"
  })
  void aPublishedProfileIsTakenAsItIs(
      String file, String id, int concepts, int templates, int patterns) throws IOException {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.exists(path), () -> path + " is not at hand");
    byte[] json = Files.readAllBytes(path);
    ProfileCatalog catalog =
        new ProfileCatalog(
            new ModelEngine(InstantSource.system()).records(), InstantSource.system());

    assertThat(catalog.publish(json, Author.SERVER).result())
        .isInstanceOf(ProfilePublication.Created.class);

    assertThat(catalog.profiles().result())
        .singleElement()
        .satisfies(
            profile -> {
              assertThat(profile.id().value()).isEqualTo(id);
              assertThat(profile.concepts()).hasSize(concepts);
              assertThat(profile.templates()).hasSize(templates);
              assertThat(profile.patterns()).hasSize(patterns);
            });
    assertThat(catalog.publish(json, Author.SERVER).result())
        .isInstanceOf(ProfilePublication.Unchanged.class);
    assertThat(catalog.templateIds().result()).hasSize(templates);
  }
}
