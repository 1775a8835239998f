package dev.attain.quality;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.json.Json;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.profiles.ProfileProblem;
import dev.attain.profiles.StatementTemplate;
import dev.attain.profiles.XapiProfile;
import dev.attain.profiles.matching.Screening;
import dev.attain.quality.ProfileChoice.Mode;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Keeps the choices, and has them at hand for whoever judges statements.
 *
 * <p>A choice counts only from {@link #LEAD} after it was made: by then every node knows it, so
 * that all of them, and whoever reads the log later, make the same of each statement.
 */
public final class ProfileChoices {
  /** Nodes look for new choices more often than this. */
  public static final Duration LEAD = Duration.ofSeconds(3);

  private static final RecordCollection CHOICES =
      new RecordCollection("profile-choices", List.of());

  private final RecordStore records;
  private final AuditTrail trail;
  private final ProfileCatalog profiles;
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile ChosenProfiles chosen = ChosenProfiles.NONE;
  private volatile List<ProfileChoice> known = List.of();

  public ProfileChoices(RecordStore records, ProfileCatalog profiles, InstantSource clock) {
    this.records = Objects.requireNonNull(records);
    this.trail = new AuditTrail(records, clock);
    this.profiles = Objects.requireNonNull(profiles);
    this.clock = Objects.requireNonNull(clock);
  }

  /** What became of a choice. */
  public sealed interface Outcome {

    /** It is kept, and counts from the instant that it says. */
    record Chosen(ProfileChoice choice) implements Outcome {
      public Chosen {
        Objects.requireNonNull(choice);
      }
    }

    /** Nothing has changed: this is wrong with it. */
    record Refused(List<ProfileProblem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * Chooses a profile, and puts on record who chose it.
   *
   * @param wanted whose {@code from} is not looked at; its {@code version} may be empty for the
   *     newest
   */
  public Future<Outcome> choose(ProfileChoice wanted, Author by) {
    return version(wanted)
        .compose(
            version -> {
              List<ProfileProblem> problems = problems(wanted, version);
              return problems.isEmpty()
                  ? keep(wanted, version.orElseThrow(), by)
                  : Future.succeededFuture(new Outcome.Refused(problems));
            });
  }

  /**
   * Chooses a profile of which nobody has ever chosen.
   *
   * @return empty when somebody has, by whom it stays
   */
  public Future<Optional<Outcome>> chooseFirst(ProfileChoice wanted, Author by) {
    return refresh()
        .compose(
            read ->
                known.stream().anyMatch(choice -> choice.profile().equals(wanted.profile()))
                    ? Future.succeededFuture(Optional.<Outcome>empty())
                    : choose(wanted, by).map(Optional::of));
  }

  private Future<Optional<XapiProfile>> version(ProfileChoice wanted) {
    return profiles
        .findVersion(wanted.version().isEmpty() ? wanted.profile() : wanted.version())
        .map(found -> found.filter(p -> p.id().value().equals(wanted.profile())));
  }

  private static List<ProfileProblem> problems(
      ProfileChoice wanted, Optional<XapiProfile> version) {
    List<ProfileProblem> problems = new ArrayList<>();
    if (version.isEmpty()) {
      problems.add(
          new ProfileProblem(
              wanted.version().isEmpty() ? "$.profile" : "$.version",
              "is not loaded: publish the profile before it is chosen"));
      return problems;
    }
    Set<String> templates =
        version.get().templates().stream()
            .map(StatementTemplate::id)
            .map(Object::toString)
            .collect(Collectors.toSet());
    for (int i = 0; i < wanted.templates().size(); i++) {
      if (!templates.contains(wanted.templates().get(i))) {
        problems.add(
            new ProfileProblem(
                "$.templates[" + i + "]", wanted.templates().get(i) + " is not in this profile"));
      }
    }
    if (templates.isEmpty() && wanted.mode() != Mode.OFF) {
      problems.add(
          new ProfileProblem("$.profile", "has no statement template that could be followed"));
    }
    return problems;
  }

  private Future<Outcome> keep(ProfileChoice wanted, XapiProfile version, Author by) {
    Instant from = clock.instant().plus(LEAD).truncatedTo(ChronoUnit.MILLIS);
    ProfileChoice choice =
        new ProfileChoice(
            wanted.profile(),
            version.newestVersion().id().value(),
            wanted.mode(),
            wanted.categories(),
            wanted.templates(),
            wanted.quarantine(),
            from);
    String id = choice.profile() + "@" + from;
    return trail
        .write(
            List.of(
                new RecordWrite.Put(CHOICES, id, RecordWrite.ABSENT, Json.bytes(choice), Map.of())),
            event(choice, by))
        .compose(
            written ->
                written instanceof WriteOutcome.Written
                    ? refresh().map(done -> new Outcome.Chosen(choice))
                    : Future.succeededFuture(
                        new Outcome.Refused(
                            List.of(
                                new ProfileProblem(
                                    "$.profile", "was chosen in this very instant; try again")))));
  }

  private static AuditEvent event(ProfileChoice choice, Author by) {
    return new AuditEvent(
        by,
        "chosen",
        AuditEvent.Subject.PROFILE,
        choice.profile(),
        choice,
        Map.of(
            "version",
            choice.version(),
            "mode",
            choice.mode().name().toLowerCase(Locale.ROOT),
            "from",
            choice.from().toString()));
  }

  /** Reads the choices again; to be called at the start and about each second. */
  public Future<Void> refresh() {
    return records
        .listAll(RecordQuery.all(CHOICES, RecordQuery.MAX_LIMIT), ProfileChoices::choice)
        .compose(all -> all.equals(known) ? Future.succeededFuture() : load(all));
  }

  private Future<Void> load(List<ProfileChoice> all) {
    Map<String, XapiProfile> versions = new HashMap<>();
    Future<Void> loaded = Future.succeededFuture();
    for (String version : all.stream().map(ProfileChoice::version).collect(Collectors.toSet())) {
      loaded =
          loaded
              .compose(before -> profiles.findVersion(version))
              .map(
                  found -> {
                    found.ifPresent(profile -> versions.put(version, profile));
                    return null;
                  });
    }
    return loaded.map(
        done -> {
          chosen = ChosenProfiles.of(all, versions);
          known = all;
          listeners.forEach(Runnable::run);
          return null;
        });
  }

  /** Calls {@code listener} after the choices have changed. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** What is chosen, was, and will be, as far as it is known here. */
  public ChosenProfiles chosen() {
    return chosen;
  }

  /** Every choice ever made, by profile, the oldest first. */
  public List<ProfileChoice> history() {
    return known;
  }

  /** Goes by what is known when it is asked. */
  public Screening screening() {
    return (statement, json, stored) -> chosen.isQuarantined(statement, json, stored);
  }

  private static ProfileChoice choice(StoredRecord stored) {
    return Json.read(stored.id(), stored.json(), ProfileChoice.class);
  }
}
