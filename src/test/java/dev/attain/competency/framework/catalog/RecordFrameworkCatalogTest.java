package dev.attain.competency.framework.catalog;

import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK_ID;
import static dev.attain.competency.framework.SampleDocuments.edited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecordFrameworkCatalogTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
  private final InstantSource clock = now::get;
  private final ModelEngine engine = new ModelEngine(clock);
  private final RecordFrameworkCatalog catalog = catalog();

  private RecordFrameworkCatalog catalog() {
    return new RecordFrameworkCatalog(
        engine.records(), clock, () -> Future.succeededFuture(Set.of()));
  }

  @Test
  void aVersionIsStoredOnceAndNeverChanges() {
    Framework framework = SampleDocuments.framework();
    Framework changed = version("1.0.0", "name", "\"Other\"");

    assertThat(catalog.submit(framework, Author.SERVER).result())
        .isEqualTo(new Publication.Created());
    assertThat(catalog.submit(framework, Author.SERVER).result())
        .isEqualTo(new Publication.Unchanged());
    assertThat(catalog.submit(changed, Author.SERVER).result())
        .isInstanceOf(Publication.Conflict.class);
    assertThat(catalog.publish(changed).result())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("give the changed document"));
    assertThat(catalog.findFramework(framework.versionId()).result()).contains(framework);
    assertThat(catalog().findFramework(framework.versionId()).result()).contains(framework);
  }

  @Test
  void aRefusedVersionLeavesTheFormerInForce() {
    catalog.publish(SampleDocuments.framework());
    Framework bad =
        new Framework(
            FRAMEWORK_ID,
            "2.0.0",
            "Bad",
            null,
            Framework.Status.APPROVED,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of());

    assertThat(catalog.publish(bad).result())
        .extracting(Problem::path)
        .containsExactly("$.approvals", "$.scale", "$.competencies");
    assertThat(catalog.inForce().result()).containsExactly(SampleDocuments.framework());
  }

  @Test
  void theNewestApprovedVersionWhoseDateHasComeIsInForce() {
    Framework nine = version("1.9.0", "wasRevisionOf", "\"1.0.0\"");
    Framework ten = version("1.10.0", "effectiveFrom", "\"2026-07-01\"");
    Framework draft = version("3.0.0", "status", "\"draft\"");
    Framework ended = version("2.0.0", "effectiveTo", "\"2026-05-31\"");
    List.of(ten, draft, SampleDocuments.framework(), ended, nine).forEach(catalog::publish);

    assertThat(catalog.inForce().result()).containsExactly(nine);

    now.set(Instant.parse("2026-07-01T00:00:00Z"));
    assertThat(catalog.inForce().result()).containsExactly(ten);
    assertThat(catalog.findCurrent(FRAMEWORK_ID).result()).contains(ten);
    assertThat(catalog.frameworks().result())
        .extracting(Framework::version)
        .containsExactly("1.0.0", "1.9.0", "1.10.0", "2.0.0", "3.0.0");
  }

  @Test
  void listenersHearOfNewVersionsOnly() {
    AtomicInteger heard = new AtomicInteger();
    catalog.onPublish(heard::incrementAndGet);

    catalog.publish(SampleDocuments.framework());
    catalog.publish(SampleDocuments.framework());
    catalog.publish(version("1.0.0", "name", "\"Other\""));

    assertThat(heard).hasValue(1);
  }

  @Test
  void aRoleNeedsItsFrameworkAndACohortItsRole() {
    RoleProfile role = SampleDocuments.role();
    Cohort cohort = SampleDocuments.cohort();

    assertThat(catalog.publish(cohort).result())
        .extracting(Problem::path)
        .containsExactly("$.role");
    assertThat(catalog.publish(role).result())
        .extracting(Problem::path)
        .containsExactly("$.framework");
    catalog.publish(SampleDocuments.framework());
    assertThat(catalog.submit(role, Author.SERVER).result()).isEqualTo(new Publication.Created());
    assertThat(catalog.submit(role, Author.SERVER).result()).isEqualTo(new Publication.Unchanged());
    assertThat(catalog.submit(cohort, Author.SERVER).result()).isEqualTo(new Publication.Created());
    assertThat(catalog.roles().result()).containsExactly(role);
    assertThat(catalog.findCohort("bakers-2026").result()).contains(cohort);
  }

  @Test
  void aRoleCanOnlyRequireWhatItsFrameworkHas() {
    catalog.publish(SampleDocuments.framework());
    RoleProfile role =
        SampleDocuments.read(
            FrameworkDocuments.role(
                edited(
                    SampleDocuments.ROLE,
                    "/requirements/-",
                    """
                    {"competency": "x:none", "level": 7, "impact": 1, "frequency": 1}
                    """)));

    assertThat(catalog.publish(role).result())
        .extracting(Problem::path)
        .containsExactly("$.requirements[1].competency", "$.requirements[1].level");
  }

  @Test
  void aRuleMayNameALoadedTemplateOnly() {
    Framework framework =
        SampleDocuments.read(
            FrameworkDocuments.framework(
                edited(FRAMEWORK, "/mappings/0/when/template", "\"x:template\""), t -> true));
    RecordFrameworkCatalog withProfile =
        new RecordFrameworkCatalog(
            engine.records(), clock, () -> Future.succeededFuture(Set.of("x:template")));

    assertThat(catalog.publish(framework).result())
        .extracting(Problem::path)
        .containsExactly("$.mappings[0].when.template");
    assertThat(withProfile.publish(framework).result()).isEmpty();
  }

  private static Framework version(String version, String property, String value) {
    String json =
        new String(
            edited(FRAMEWORK, "/version", "\"" + version + "\""),
            java.nio.charset.StandardCharsets.UTF_8);
    return SampleDocuments.read(
        FrameworkDocuments.framework(edited(json, "/" + property, value), t -> true));
  }
}
