package dev.attain.http.quality;

import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.profiles.Pattern;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.profiles.XapiProfile;
import dev.attain.profiles.matching.OtherStatements;
import dev.attain.profiles.matching.PatternMatcher;
import dev.attain.profiles.matching.ProfileTemplates;
import dev.attain.statements.StatementQuery;
import dev.attain.statements.StatementReads;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import dev.attain.xapi.Statement;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonText;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the statements of a registration come in the order of a profile's patterns. */
final class PatternOperation {
  private final ProfileCatalog profiles;
  private final StatementReads statements;

  PatternOperation(ProfileCatalog profiles, StatementReads statements) {
    this.profiles = profiles;
    this.statements = statements;
  }

  /**
   * @param taken how many of the statements, from the first, the pattern accounts for
   * @param followed whether it accounts for all of them and asks for no more
   */
  private record Followed(
      String pattern,
      Map<String, String> prefLabel,
      PatternMatcher.Outcome outcome,
      int taken,
      boolean followed) {}

  /**
   * @param statements which templates each follows, by timestamp
   * @param complete false when the registration has more statements than were looked at
   */
  private record Answer(
      String registration,
      boolean followed,
      List<Followed> patterns,
      List<Step> statements,
      boolean complete) {}

  private record Step(String statement, Instant timestamp, Set<String> templates) {}

  Future<ApiAnswer> check(ApiCall call) {
    String id = call.pathParameter("profileId");
    String registration = call.findQueryParameter("registration").orElse("");
    return profiles
        .findVersion(id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(
                        ApiAnswer.notFound("There is no xAPI Profile " + id + "."))
                    : statements
                        .query(ofRegistration(Registration.of(registration)))
                        .map(page -> answer(found.get(), registration, page)));
  }

  private static StatementQuery ofRegistration(Registration registration) {
    return new StatementQuery(null, null, null, registration, false, false, null, null, 0, true);
  }

  private static ApiAnswer answer(
      XapiProfile profile, String registration, StatementReads.Page page) {
    ProfileTemplates templates = ProfileTemplates.of(profile);
    // Part three, 2.2: statements that were collected before are ordered by their timestamps.
    List<Step> steps =
        page.statements().stream()
            .map(stored -> step(stored, templates))
            .sorted(Comparator.comparing(Step::timestamp))
            .toList();
    List<Set<Iri>> followed =
        steps.stream()
            .map(step -> step.templates().stream().map(Iri::new).collect(Collectors.toSet()))
            .toList();
    PatternMatcher matcher = new PatternMatcher(profile.patterns());
    List<Followed> patterns =
        profile.patterns().stream()
            .filter(Pattern::primary)
            .map(pattern -> followed(pattern, matcher.match(pattern.id(), followed), steps.size()))
            .toList();
    return ApiAnswer.ok(
        new Answer(
            registration,
            !steps.isEmpty() && patterns.stream().anyMatch(Followed::followed),
            patterns,
            steps,
            page.more().isEmpty()));
  }

  private static Step step(StoredStatement stored, ProfileTemplates templates) {
    Statement statement = StatementJson.read(stored.json());
    Set<String> followed = new TreeSet<>();
    templates
        .judge(
            statement,
            () -> ((JsonDocument.Parsed) JsonText.parse(stored.json(), JsonLimits.STORED)).root(),
            OtherStatements.UNKNOWN)
        .followed()
        .forEach(template -> followed.add(template.value()));
    Instant timestamp =
        Objects.requireNonNullElse(statement.timestamp(), stored.position().stored());
    return new Step(stored.id().toString(), timestamp, followed);
  }

  private static Followed followed(Pattern pattern, PatternMatcher.Match match, int statements) {
    return new Followed(
        pattern.id().value(),
        pattern.prefLabel().textByTag(),
        match.outcome(),
        match.taken(),
        match.isWhole(statements));
  }
}
