package dev.attain.http.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.projection.SupportFramework;
import dev.attain.http.competency.FigureContract;
import dev.attain.http.competency.FigureRequest;
import dev.attain.xapi.StatementId;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a course was followed by, from statements to the answer, against figures worked out by hand.
 *
 * <p>Talking is by the defaults: a uniform prior, Beta(1, 1), and a half-life of 180 days. An
 * observation weighs 2, a quiz 1, a completion nothing. Level 2 is cut at .7, so that P of Beta(a,
 * 1) is 1 - .7^a, and of Beta(1, b) is .3^b.
 */
class ResourceEffectsTest {
  private static final double PRIOR = .3;

  private final PilotCohort pilot = new PilotCohort(SupportFramework.withCourse());

  @BeforeEach
  void people() {
    pilot.cohort("pilot", "ann", "bob", "cat", "dan", "eve", "fay", "gus");
    for (String name : new String[] {"ann", "bob", "cat", "dan", "eve", "fay"}) {
      complete(name, 10);
    }
    pilot.observed("ann", 1, 30);
    pilot.observed("bob", 1, 5);
    pilot.observed("bob", 1, 20);
    pilot.quiz("cat", 0, 20);
    pilot.observed("eve", 1, 25);
    complete("eve", 40);
    pilot.observed("eve", 1, 50);
    pilot.observed("gus", 1, 20);
  }

  private void complete(String person, int day) {
    pilot.log.completion(StatementId.random(), person, PilotCohort.day(day));
  }

  private JsonObject course() {
    FigureRequest request =
        FigureRequest.of("pilot", pilot.instant())
            .with("competency", SupportFramework.TALKING.value());
    var asked = pilot.operations.byId().get("getResourceEffects");
    assertThat(asked).isNotNull();
    if (asked == null) {
      return new JsonObject();
    }
    return new FigureContract()
        .rendered(PilotCohort.require(asked.answer(request)), "ResourcesOfCohort")
        .getJsonArray("resources")
        .getJsonObject(0);
  }

  @Test
  void theEffectIsTheMeanChangeOfThoseWhoGaveEvidenceWithinNinetyDays() {
    pilot.observed("fay", 1, 20);
    pilot.later(Duration.ofDays(60));
    // 91 days after: it is no consequence any more.
    pilot.observed("fay", 0, 101);

    double ann = observedOnce() - PRIOR;
    double bob = one(1 + 2 * left(15) + 2) - one(1 + 2 * left(5));
    double cat = Math.pow(.3, 2) - PRIOR;
    // From the first of two completions to the latest evidence.
    double eve = one(1 + 2 * left(25) + 2) - PRIOR;
    double fay = observedOnce() - PRIOR;
    double mean = (ann + bob + cat + eve + fay) / 5;
    double squares =
        DoubleStream.of(ann, bob, cat, eve, fay).map(c -> (c - mean) * (c - mean)).sum();
    double margin = 1.959964 * Math.sqrt(squares / 4) / Math.sqrt(5);

    JsonObject course = course();
    assertThat(course.getInteger("completedBy")).as("Dan included, not Gus").isEqualTo(6);
    JsonObject effect = course.getJsonObject("effect");
    assertThat(effect.getInteger("people")).as("of Dan nothing came after").isEqualTo(5);
    assertThat(effect.getDouble("mean")).isCloseTo(mean, within(1e-9));
    assertThat(effect.getDouble("low")).isCloseTo(mean - margin, within(1e-6));
    assertThat(effect.getDouble("high")).isCloseTo(mean + margin, within(1e-6));
  }

  @Test
  void ofFourPeopleThereIsNoEffect() {
    JsonObject course = course();
    assertThat(course.getInteger("completedBy")).isEqualTo(6);
    assertThat(course.containsKey("effect")).isFalse();
    assertThat(course.getString("noEffectData")).isEqualTo("fewerThanFivePeople");
  }

  /** Beta(3, 1). */
  private static double observedOnce() {
    return 1 - .7 * .7 * .7;
  }

  private static double one(double a) {
    return 1 - Math.pow(.7, a);
  }

  /** What is left of a weight after so many days. */
  private static double left(double days) {
    return Math.pow(2, -days / 180);
  }
}
