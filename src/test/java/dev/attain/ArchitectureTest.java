package dev.attain;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementStore;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The walls between the rooms. ARCHITECTURE.md says what each package is. */
@AnalyzeClasses(packages = "dev.attain", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String XAPI = "dev.attain.xapi";
  private static final String XAPI_ALL = "dev.attain.xapi..";
  private static final String RECORDS = "dev.attain.records";
  private static final String JSON = "dev.attain.json";
  private static final String AUDIT = "dev.attain.audit";
  private static final String PEOPLE = "dev.attain.people";
  private static final String STATEMENTS = "dev.attain.statements";
  private static final String FRAMEWORK = "dev.attain.competency.framework";
  private static final String EVIDENCE = "dev.attain.competency.evidence";
  private static final String PROFICIENCY = "dev.attain.competency.proficiency";
  private static final String CONDITION = "dev.attain.condition";
  private static final String ANALYSTS = "dev.attain.analytics.statements";
  private static final String DASHBOARD_ARITHMETIC =
      "dev.attain.analytics.[risk|cell|rating|activity|role]";
  private static final String[] OUTER = {"dev.attain.http..", "dev.attain.app.."};

  /** The JDK, null marks, and the one Vert.x type that features speak in, with what it ends in. */
  private static final DescribedPredicate<JavaClass> GROUND =
      resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.annotations")
          .or(assignableTo(AsyncResult.class))
          .as("the JDK, JSpecify and Future");

  private static final DescribedPredicate<JavaClass> JACKSON =
      resideInAPackage("com.fasterxml.jackson..");

  private static final DescribedPredicate<JavaClass> CACHE_AND_LOG =
      resideInAnyPackage("com.github.benmanes.caffeine.cache..", "org.slf4j..");

  @ArchTest
  static final ArchRule xapi_values_see_the_JDK_alone =
      only(XAPI, resideInAnyPackage("java..", "org.jspecify.annotations", XAPI));

  @ArchTest
  static final ArchRule xapi_json_sees_values_and_Jackson =
      only("dev.attain.xapi.json..", GROUND.or(JACKSON).or(resideInAPackage(XAPI_ALL)));

  @ArchTest
  static final ArchRule xapi_validation_sees_values_and_their_JSON =
      only("dev.attain.xapi.validation..", GROUND.or(JACKSON).or(resideInAPackage(XAPI_ALL)));

  @ArchTest
  static final ArchRule signatures_see_xapi_and_the_JOSE_library =
      only(
          "dev.attain.xapi.signature..",
          resideInAnyPackage(
              "java..",
              "javax.security..",
              "org.jspecify.annotations",
              "com.nimbusds.jose..",
              XAPI_ALL));

  @ArchTest
  static final ArchRule the_JOSE_library_stays_with_signatures =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.attain.xapi.signature..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.nimbusds..");

  @ArchTest
  static final ArchRule records_see_the_JDK_alone =
      only(RECORDS, GROUND.or(resideInAPackage(RECORDS)));

  @ArchTest
  static final ArchRule statements_see_xapi =
      only(
          "dev.attain.statements..",
          GROUND.or(resideInAnyPackage("dev.attain.statements..", XAPI_ALL)).or(CACHE_AND_LOG));

  @ArchTest
  static final ArchRule documents_see_xapi =
      only(
          "dev.attain.documents..",
          GROUND.or(resideInAnyPackage("dev.attain.documents..", XAPI_ALL)));

  @ArchTest
  static final ArchRule mentions_see_statements_and_records =
      only(
          "dev.attain.mentions..",
          GROUND
              .or(JACKSON)
              .or(
                  resideInAnyPackage(
                      "dev.attain.mentions..", STATEMENTS, XAPI_ALL, RECORDS, JSON)));

  @ArchTest
  static final ArchRule feed_sees_statements =
      only(
          "dev.attain.feed..",
          GROUND.or(resideInAnyPackage("dev.attain.feed..", STATEMENTS, XAPI)).or(CACHE_AND_LOG));

  @ArchTest
  static final ArchRule people_see_xapi_and_records =
      only(
          "dev.attain.people..",
          GROUND
              .or(JACKSON)
              .or(CACHE_AND_LOG)
              .or(
                  resideInAnyPackage(
                      "dev.attain.people..", CONDITION, XAPI, RECORDS, JSON, AUDIT)));

  @ArchTest
  static final ArchRule the_audit_trail_sees_records_alone =
      only(AUDIT + "..", GROUND.or(JACKSON).or(resideInAnyPackage(AUDIT + "..", RECORDS, JSON)));

  @ArchTest
  static final ArchRule profiles_see_xapi_and_records =
      only(
          "dev.attain.profiles..",
          GROUND
              .or(JACKSON)
              .or(resideInAnyPackage("dev.attain.profiles..", XAPI_ALL, RECORDS, JSON, AUDIT)));

  @ArchTest
  static final ArchRule matching_is_pure =
      only(
          "dev.attain.profiles.matching..",
          resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "dev.attain.profiles.matching..",
              "dev.attain.profiles",
              XAPI_ALL));

  @ArchTest
  static final ArchRule conformance_sees_profiles_the_feed_and_records =
      only(
          "dev.attain.quality..",
          GROUND
              .or(JACKSON)
              .or(CACHE_AND_LOG)
              .or(
                  resideInAnyPackage(
                      "dev.attain.quality..",
                      "dev.attain.profiles..",
                      "dev.attain.feed",
                      STATEMENTS,
                      XAPI_ALL,
                      RECORDS,
                      JSON,
                      AUDIT)));

  @ArchTest
  static final ArchRule frameworks_see_no_evidence =
      only(
          "dev.attain.competency.framework..",
          GROUND
              .or(JACKSON)
              .or(CACHE_AND_LOG)
              .or(
                  resideInAnyPackage(
                      FRAMEWORK + "..",
                      XAPI_ALL,
                      RECORDS,
                      JSON,
                      AUDIT,
                      PEOPLE + "..",
                      "dev.attain.profiles")));

  @ArchTest
  static final ArchRule evidence_is_pure =
      only(
          EVIDENCE + "..",
          resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              EVIDENCE + "..",
              FRAMEWORK,
              STATEMENTS,
              "dev.attain.people",
              "dev.attain.profiles",
              "dev.attain.profiles.matching",
              XAPI_ALL));

  @ArchTest
  static final ArchRule proficiency_is_pure =
      only(
          PROFICIENCY + "..",
          resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "org.apache.commons.statistics..",
              PROFICIENCY + "..",
              EVIDENCE,
              FRAMEWORK,
              STATEMENTS,
              "dev.attain.people",
              XAPI));

  @ArchTest
  static final ArchRule survival_analysis_is_pure =
      only(
          "dev.attain.analytics",
          resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "org.apache.commons.statistics..",
              "dev.attain.analytics",
              FRAMEWORK,
              PROFICIENCY,
              "dev.attain.people"));

  @ArchTest
  static final ArchRule conditions_see_the_JDK_alone =
      only(CONDITION, resideInAnyPackage("java..", "org.jspecify.annotations", CONDITION));

  @ArchTest
  static final ArchRule filters_of_statements_see_statements =
      only(
          ANALYSTS + ".filter",
          resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              ANALYSTS + ".filter",
              CONDITION,
              STATEMENTS,
              XAPI_ALL));

  @ArchTest
  static final ArchRule measures_of_statements_see_filters_and_people =
      only(
          ANALYSTS + ".measure",
          resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              ANALYSTS + ".measure",
              ANALYSTS + ".filter",
              PEOPLE,
              XAPI));

  @ArchTest
  static final ArchRule statement_analytics_see_no_figures =
      only(
          ANALYSTS + "..",
          GROUND
              .or(JACKSON)
              .or(CACHE_AND_LOG)
              .or(
                  resideInAnyPackage(
                      ANALYSTS + "..",
                      CONDITION,
                      FRAMEWORK,
                      PEOPLE,
                      "dev.attain.feed",
                      STATEMENTS,
                      XAPI_ALL,
                      RECORDS,
                      JSON,
                      AUDIT))
              .or(resideInAPackage("org.apache.parquet..")));

  @ArchTest
  static final ArchRule Parquet_stays_with_the_export =
      noClasses()
          .that()
          .resideOutsideOfPackage(ANALYSTS + ".export")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.parquet..");

  @ArchTest
  static final ArchRule the_arithmetic_of_dashboards_is_pure =
      only(
          DASHBOARD_ARITHMETIC,
          resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "org.apache.commons.statistics..",
              "dev.attain.analytics",
              DASHBOARD_ARITHMETIC,
              FRAMEWORK));

  @ArchTest
  static final ArchRule access_sees_no_feature =
      only(
          "dev.attain.access..",
          GROUND
              .or(JACKSON)
              .or(CACHE_AND_LOG)
              .or(resideInAnyPackage("dev.attain.access..", XAPI, RECORDS, JSON, AUDIT)));

  @ArchTest
  static final ArchRule projection_sees_competencies_the_feed_and_records =
      only(
          "dev.attain.competency.projection..",
          GROUND
              .or(JACKSON)
              .or(CACHE_AND_LOG)
              .or(
                  resideInAnyPackage(
                      "dev.attain.competency..",
                      "dev.attain.feed",
                      "dev.attain.people",
                      STATEMENTS,
                      XAPI_ALL,
                      RECORDS,
                      JSON)));

  @ArchTest
  static final ArchRule dry_runs_see_no_projection =
      only(
          "dev.attain.competency.dryrun..",
          GROUND
              .or(JACKSON)
              .or(CACHE_AND_LOG)
              .or(
                  resideInAnyPackage(
                      "dev.attain.competency.dryrun",
                      FRAMEWORK,
                      EVIDENCE,
                      PROFICIENCY + "..",
                      "dev.attain.competency.override",
                      "dev.attain.feed",
                      "dev.attain.people",
                      STATEMENTS,
                      XAPI,
                      RECORDS,
                      JSON)));

  @ArchTest
  static final ArchRule webhooks_see_changes_and_records =
      only(
          "dev.attain.competency.webhook..",
          GROUND
              .or(JACKSON)
              .or(CACHE_AND_LOG)
              .or(
                  resideInAnyPackage(
                      "dev.attain.competency.webhook..",
                      "dev.attain.competency.projection.changes",
                      "dev.attain.competency.projection.shares",
                      "dev.attain.feed",
                      FRAMEWORK,
                      RECORDS,
                      JSON,
                      AUDIT)));

  @ArchTest
  static final ArchRule overrides_see_no_evidence =
      only(
          "dev.attain.competency.override..",
          GROUND
              .or(JACKSON)
              .or(
                  resideInAnyPackage(
                      "dev.attain.competency.override..",
                      FRAMEWORK,
                      PROFICIENCY,
                      PEOPLE,
                      RECORDS,
                      JSON,
                      AUDIT)));

  @ArchTest
  static final ArchRule the_simulator_makes_statements_alone =
      only(
          "dev.attain.simulator..",
          GROUND
              .or(JACKSON)
              .or(resideInAnyPackage("dev.attain.simulator..", XAPI_ALL, JSON, FRAMEWORK)));

  @ArchTest
  static final ArchRule the_client_knows_no_server =
      only(
          "dev.attain.client..",
          GROUND.or(JACKSON).or(CACHE_AND_LOG).or(resideInAnyPackage("dev.attain.client..", JSON)));

  @ArchTest
  static final ArchRule pure_rooms_see_no_future =
      noClasses()
          .that()
          .resideInAnyPackage(
              XAPI_ALL,
              EVIDENCE + "..",
              PROFICIENCY + "..",
              "dev.attain.analytics",
              ANALYSTS + ".filter",
              ANALYSTS + ".measure",
              DASHBOARD_ARITHMETIC)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Future.class);

  @ArchTest
  static final ArchRule features_know_neither_the_server_nor_an_engine =
      noClasses()
          .that(
              resideInAPackage("dev.attain..")
                  .and(DescribedPredicate.not(resideInAnyPackage(OUTER))))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.vertx.ext.web..", "dev.attain.http..", "dev.attain.app.."));

  @ArchTest
  static final ArchRule the_driver_stays_in_its_engine =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.attain.storage.embedded..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rocksdb..");

  @ArchTest
  static final ArchRule the_clients_of_MongoDB_stay_in_their_engine =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.attain.storage.mongo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..", "org.bson..", "io.vertx.ext.mongo..");

  @ArchTest
  static final ArchRule only_the_composition_knows_an_engine =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.attain.storage.embedded..", "dev.attain.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.attain.storage.embedded..");

  @ArchTest
  static final ArchRule only_the_composition_knows_the_engine_of_MongoDB =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.attain.storage.mongo..", "dev.attain.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.attain.storage.mongo..");

  @ArchTest
  static final ArchRule only_app_reads_the_system_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.attain.app..")
          .should()
          .callMethodWhere(readsTheSystemClock());

  @ArchTest
  static void no_cycles(JavaClasses production) {
    assertThat(PackageCycles.of(production)).isEmpty();
  }

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().should(resideInANullMarkedPackage());

  @ArchTest
  static final ArchRule names_say_what_a_class_is =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|VO|Service)(\\$.*)?");

  /** Every engine's stores must be run through the contracts; the test names the rule. */
  @ArchTest
  static void each_store_is_covered_by_its_contract(JavaClasses production) {
    for (Class<?> port :
        Set.of(
            StatementStore.class, AttachmentStore.class, DocumentStore.class, RecordStore.class)) {
      String contract = "dev.attain.storage.contract." + port.getSimpleName() + "Contract";
      for (JavaClass store : production) {
        boolean engineStore =
            store.isAssignableTo(port)
                && !store.isInterface()
                && store.getPackageName().startsWith("dev.attain.storage.");
        if (engineStore) {
          requireContractTest(store, contract);
        }
      }
    }
  }

  private static void requireContractTest(JavaClass store, String contract) {
    String test = store.getName() + "Test";
    try {
      if (!Class.forName(contract).isAssignableFrom(Class.forName(test))) {
        throw new AssertionError(test + " must implement " + contract);
      }
    } catch (ClassNotFoundException e) {
      throw new AssertionError(store.getName() + " needs " + test + " implementing " + contract, e);
    }
  }

  private static ArchRule only(String room, DescribedPredicate<? super JavaClass> allowed) {
    return classes().that().resideInAPackage(room).should().onlyDependOnClassesThat(allowed);
  }

  private static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
    return new DescribedPredicate<>("read the system clock") {
      @Override
      public boolean test(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        boolean noArguments = call.getTarget().getRawParameterTypes().isEmpty();
        boolean now =
            method.equals("now")
                && noArguments
                && (owner.equals(Instant.class.getName())
                    || owner.equals(LocalDate.class.getName()));
        boolean system =
            method.startsWith("system")
                && (owner.equals(Clock.class.getName())
                    || owner.equals(InstantSource.class.getName()));
        return now
            || system
            || owner.equals("java.lang.System") && method.equals("currentTimeMillis");
      }
    };
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getName() + " is in a package without @NullMarked"));
      }
    };
  }
}
