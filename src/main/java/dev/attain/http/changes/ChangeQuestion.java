package dev.attain.http.changes;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.ChangeInterest;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.RefusedException;
import dev.attain.json.Json;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which changes a request asks for. */
final class ChangeQuestion {
  private ChangeQuestion() {}

  /** Throws {@link RefusedException} with 400 for kinds that there are none of. */
  static ChangeInterest of(ApiCall call) {
    return new ChangeInterest(
        call.findQueryParameter("person").orElse(null),
        call.findQueryParameter("cohort").orElse(null),
        call.findQueryParameter("framework").orElse(null),
        call.findQueryParameter("competency").map(CompetencyId::new).orElse(null),
        call.findQueryParameter("kinds").map(ChangeQuestion::kinds).orElse(Set.of()));
  }

  private static Set<Kind> kinds(String text) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : text.split(",", -1)) {
      kinds.add(
          Arrays.stream(Kind.values())
              .filter(kind -> name(kind).equals(name.strip()))
              .findAny()
              .orElseThrow(() -> unknown(name)));
    }
    return kinds;
  }

  private static RefusedException unknown(String name) {
    String all =
        Arrays.stream(Kind.values()).map(ChangeQuestion::name).collect(Collectors.joining(", "));
    return new RefusedException(
        ApiAnswer.refused(
            400,
            "Bad request",
            "There is no kind of change '" + name + "'; kinds are " + all + ".",
            List.of()));
  }

  /** As the API calls it. */
  static String name(Kind kind) {
    return Json.MAPPER.convertValue(kind, String.class);
  }

  /** The filter as of now; fails with 404 when there is no such cohort. */
  static Future<ChangeFilter> filter(
      ChangeInterest interest, ChangeReads reads, FrameworkCatalog catalog) {
    return reads
        .filter(interest, catalog)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new RefusedException(
                            ApiAnswer.notFound("There is no cohort " + interest.cohort() + "."))));
  }
}
