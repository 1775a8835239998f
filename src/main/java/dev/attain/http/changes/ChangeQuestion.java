package dev.attain.http.changes;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.RefusedException;
import dev.attain.json.Json;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which changes somebody asks for.
 *
 * @param person null for all people
 * @param cohort its id; null for all people
 * @param kinds empty for all
 */
record ChangeQuestion(
    @Nullable String person,
    @Nullable String cohort,
    @Nullable String framework,
    @Nullable CompetencyId competency,
    Set<Kind> kinds) {
  ChangeQuestion {
    kinds = Set.copyOf(kinds);
  }

  /** Throws {@link RefusedException} with 400 for kinds that there are none of. */
  static ChangeQuestion of(ApiCall call) {
    return new ChangeQuestion(
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
              .orElseThrow(() -> refused(name)));
    }
    return kinds;
  }

  private static RefusedException refused(String name) {
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
  Future<ChangeFilter> filter(FrameworkCatalog catalog) {
    if (cohort == null) {
      return Future.succeededFuture(filter(person == null ? null : Set.of(new PersonId(person))));
    }
    return catalog
        .findCohort(cohort)
        .map(
            found ->
                filter(
                    members(
                        found.orElseThrow(
                            () ->
                                new RefusedException(
                                    ApiAnswer.notFound("There is no cohort " + cohort + "."))))));
  }

  private Set<PersonId> members(Cohort of) {
    return of.members().stream()
        .map(member -> new PersonId(member.person()))
        .filter(member -> person == null || member.value().equals(person))
        .collect(Collectors.toSet());
  }

  private ChangeFilter filter(@Nullable Set<PersonId> people) {
    return new ChangeFilter(people, framework, competency, kinds);
  }
}
