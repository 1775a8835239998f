package dev.attain.http.quality;

import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.Authors;
import dev.attain.http.RefusedException;
import dev.attain.json.Json;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.quality.ConformanceReads;
import dev.attain.quality.ConformanceReads.Filter;
import dev.attain.quality.Door;
import dev.attain.quality.ProfileChoice;
import dev.attain.quality.ProfileChoices;
import dev.attain.quality.SourceQuality;
import dev.attain.statements.StatementReads;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operations of {@code paths-conformance.yaml}. */
public final class ConformanceOperations {
  private static final int USUAL_LIMIT = 100;

  private final ProfileChoices choices;
  private final ConformanceReads reads;
  private final Door door;
  private final Map<String, ApiOperation> byId;

  public ConformanceOperations(
      ProfileChoices choices,
      ConformanceReads reads,
      Door door,
      ProfileCatalog profiles,
      StatementReads statements) {
    this.choices = choices;
    this.reads = reads;
    this.door = door;
    PatternOperation patterns = new PatternOperation(profiles, statements);
    this.byId =
        Map.of(
            "chooseProfile", this::choose,
            "listChosenProfiles", this::chosen,
            "listFindings", this::findings,
            "getSourceQuality", this::quality,
            "checkPatterns", patterns::check);
  }

  /** The operations by {@code operationId}. */
  public Map<String, ApiOperation> byId() {
    return byId;
  }

  private record Wanted(
      String profile,
      @Nullable String version,
      ProfileChoice.Mode mode,
      List<String> categories,
      List<String> templates,
      @Nullable Boolean quarantine) {
    ProfileChoice choice() {
      return new ProfileChoice(
          profile,
          version == null ? "" : version,
          mode,
          categories,
          templates,
          quarantine == null || quarantine,
          Instant.EPOCH);
    }
  }

  private Future<ApiAnswer> choose(ApiCall call) {
    Wanted wanted;
    try {
      wanted = Json.MAPPER.readValue(call.body(), Wanted.class);
    } catch (IOException e) {
      throw new RefusedException(
          ApiAnswer.refused(400, "Bad request", "The body can't be read.", List.of()));
    }
    return choices.choose(wanted.choice(), Authors.of(call)).map(ConformanceOperations::answer);
  }

  private static ApiAnswer answer(ProfileChoices.Outcome outcome) {
    return outcome instanceof ProfileChoices.Outcome.Chosen chosen
        ? ApiAnswer.created(chosen.choice())
        : ApiAnswer.refused(
            422,
            "Can't be chosen",
            "Nothing has changed.",
            ((ProfileChoices.Outcome.Refused) outcome).problems());
  }

  private record Choices(List<ProfileChoice> inForce, List<ProfileChoice> history) {}

  private Future<ApiAnswer> chosen(ApiCall call) {
    return Future.succeededFuture(
        ApiAnswer.ok(new Choices(choices.chosen().at(call.now()), choices.history())));
  }

  private Future<ApiAnswer> findings(ApiCall call) {
    Map<Filter, String> asked = new TreeMap<>();
    call.findQueryParameter("template").ifPresent(v -> asked.put(Filter.TEMPLATE, v));
    call.findQueryParameter("source").ifPresent(v -> asked.put(Filter.SOURCE, v));
    call.findQueryParameter("statement").ifPresent(v -> asked.put(Filter.STATEMENT, v));
    if (asked.size() > 1) {
      return Future.succeededFuture(
          ApiAnswer.refused(
              400, "Bad request", "Ask by one of template, source and statement.", List.of()));
    }
    Optional<Map.Entry<Filter, String>> one = asked.entrySet().stream().findFirst();
    return reads
        .findings(
            one.map(Map.Entry::getKey).orElse(Filter.STATEMENT),
            one.map(Map.Entry::getValue).orElse(null),
            call.findQueryParameter("quarantined").filter("true"::equals).isPresent(),
            call.findQueryParameter("after").orElse(null),
            call.findQueryParameter("limit").map(Integer::parseInt).orElse(USUAL_LIMIT))
        .map(ApiAnswer::ok);
  }

  /**
   * @param score the share of the statements that templates are about which break no rule; null
   *     where there is none
   */
  private record Source(
      String source, @Nullable Double score, long judged, List<SourceQuality> profiles) {}

  private record Quality(List<Source> sources, long refusedSinceStart) {}

  private Future<ApiAnswer> quality(ApiCall call) {
    return reads
        .quality()
        .map(
            all -> {
              Map<String, List<SourceQuality>> bySource = new TreeMap<>();
              all.forEach(
                  one -> bySource.computeIfAbsent(one.source(), s -> new ArrayList<>()).add(one));
              return ApiAnswer.ok(
                  new Quality(
                      bySource.entrySet().stream()
                          .map(entry -> source(entry.getKey(), entry.getValue()))
                          .toList(),
                      door.refused()));
            });
  }

  private static Source source(String source, List<SourceQuality> profiles) {
    long followed = profiles.stream().mapToLong(SourceQuality::followed).sum();
    long judged = followed + profiles.stream().mapToLong(SourceQuality::invalid).sum();
    return new Source(source, judged == 0 ? null : (double) followed / judged, judged, profiles);
  }
}
