package dev.attain.profiles.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.profiles.Pattern;
import dev.attain.profiles.Pattern.Form;
import dev.attain.profiles.matching.PatternMatcher.Outcome;
import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The algorithm of the xAPI Profiles specification, part three, 2.2. */
class PatternMatcherTest {

  /** A session: opened, then any number of (played then paused) or seen, maybe rated, closed. */
  private final PatternMatcher matcher =
      new PatternMatcher(
          List.of(
              pattern("session", Form.SEQUENCE, "open", "middle", "maybeRated", "close"),
              pattern("middle", Form.ZERO_OR_MORE, "either"),
              pattern("either", Form.ALTERNATES, "seen", "playPause"),
              pattern("playPause", Form.SEQUENCE, "play", "pause"),
              pattern("maybeRated", Form.OPTIONAL, "rate"),
              pattern("many", Form.ONE_OR_MORE, "session"),
              pattern("greedy", Form.SEQUENCE, "someSeen", "seen"),
              pattern("someSeen", Form.ONE_OR_MORE, "seen")));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "session, open close, SUCCESS, 2",
    "session, open seen seen close, SUCCESS, 4",
    "session, open play pause seen rate close, SUCCESS, 6",
    "session, open close seen, SUCCESS, 2",
    "session, open, PARTIAL, 1",
    "session, open play, PARTIAL, 2",
    "session, open rate, PARTIAL, 2",
    "session, '', PARTIAL, 0",
    "session, seen close, FAILURE, 0",
    "session, open rate rate close, FAILURE, 0",
    "session, open pause close, FAILURE, 0",
    "middle, '', SUCCESS, 0",
    "middle, close, SUCCESS, 0",
    "maybeRated, close, SUCCESS, 0",
    "many, open close open seen close, SUCCESS, 5",
    "many, open close open, PARTIAL, 3",
    "many, close, FAILURE, 0",
    "many, '', PARTIAL, 0",
    "close, close, SUCCESS, 1"
  })
  void statementsAreFollowedAsFarAsThePatternGoes(
      String pattern, String statements, Outcome outcome, int taken) {
    assertThat(matcher.match(iri(pattern), followed(statements)))
        .isEqualTo(new PatternMatcher.Match(outcome, taken));
  }

  @Test
  void membersAreGreedyAndNothingIsTakenBack() {
    assertThat(matcher.match(iri("greedy"), followed("seen seen")).outcome())
        .isEqualTo(Outcome.PARTIAL);
  }

  @Test
  void theLongestAlternativeIsTaken() {
    PatternMatcher alternatives =
        new PatternMatcher(
            List.of(
                pattern("any", Form.ALTERNATES, "play", "playPause"),
                pattern("playPause", Form.SEQUENCE, "play", "pause")));

    assertThat(alternatives.match(iri("any"), followed("play pause")).taken()).isEqualTo(2);
    assertThat(alternatives.match(iri("any"), followed("play pause")).isWhole(2)).isTrue();
  }

  @Test
  void aStatementCanFollowSeveralTemplates() {
    List<Set<Iri>> both = List.of(Set.of(iri("seen"), iri("open")), Set.of(iri("close")));

    assertThat(matcher.match(iri("session"), both).isWhole(2)).isTrue();
  }

  private static Pattern pattern(String id, Form form, String... members) {
    return new Pattern(
        iri(id),
        LanguageMap.EMPTY,
        LanguageMap.EMPTY,
        true,
        form,
        Arrays.stream(members).map(PatternMatcherTest::iri).toList());
  }

  private static List<Set<Iri>> followed(String statements) {
    return statements.isEmpty()
        ? List.of()
        : Arrays.stream(statements.split(" ", -1)).map(name -> Set.of(iri(name))).toList();
  }

  private static Iri iri(String name) {
    return new Iri("x:" + name);
  }
}
