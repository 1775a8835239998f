package dev.attain.http.competency;

import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.profiles.ProfilePublication;
import dev.attain.profiles.XapiProfile;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Publishing and reading xAPI Profiles. */
final class Profiles {
  private static final String KIND = "xAPI Profile";

  private final ProfileCatalog catalog;

  Profiles(ProfileCatalog catalog) {
    this.catalog = catalog;
  }

  Future<ApiAnswer> publish(ApiCall call) {
    return catalog.publish(call.body(), Authors.of(call)).map(Profiles::answer);
  }

  private static ApiAnswer answer(ProfilePublication publication) {
    if (publication instanceof ProfilePublication.Refused refused) {
      return Published.unsound(KIND, refused.problems());
    }
    if (publication instanceof ProfilePublication.Conflict conflict) {
      return Published.conflict(KIND, List.of(conflict.problem()));
    }
    return publication instanceof ProfilePublication.Created created
        ? Published.created(id(created.profile()), version(created.profile()))
        : unchanged((ProfilePublication.Unchanged) publication);
  }

  private static ApiAnswer unchanged(ProfilePublication.Unchanged unchanged) {
    return Published.unchanged(id(unchanged.profile()), version(unchanged.profile()));
  }

  Future<ApiAnswer> list(ApiCall call) {
    return catalog
        .profiles()
        .map(all -> ApiAnswer.ok(new All(all.stream().map(Profiles::summary).toList())));
  }

  Future<ApiAnswer> get(ApiCall call) {
    String id = call.pathParameter("profileId");
    return catalog
        .findDocument(id)
        .map(found -> ApiAnswer.okIfFound(found, "There is no xAPI Profile " + id + "."));
  }

  private static String id(XapiProfile profile) {
    return profile.id().value();
  }

  private static String version(XapiProfile profile) {
    return profile.newestVersion().id().value();
  }

  private static Summary summary(XapiProfile profile) {
    return new Summary(
        id(profile),
        version(profile),
        profile.prefLabel().textByTag(),
        profile.author(),
        profile.concepts().size(),
        profile.templates().size(),
        profile.patterns().size());
  }

  private record All(List<Summary> profiles) {}

  private record Summary(
      String id,
      String version,
      Map<String, String> prefLabel,
      @Nullable String author,
      int concepts,
      int templates,
      int patterns) {}
}
