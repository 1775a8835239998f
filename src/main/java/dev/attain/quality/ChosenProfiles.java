package dev.attain.quality;

import dev.attain.profiles.StatementTemplate;
import dev.attain.profiles.XapiProfile;
import dev.attain.profiles.matching.Judgement;
import dev.attain.profiles.matching.OtherStatements;
import dev.attain.profiles.matching.ProfileTemplates;
import dev.attain.profiles.matching.Screening;
import dev.attain.xapi.Activity;
import dev.attain.xapi.Context;
import dev.attain.xapi.Statement;
import dev.attain.xapi.json.text.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All choices there were and are, with their templates compiled; a pure function of both. */
public final class ChosenProfiles implements Screening {
  static final ChosenProfiles NONE = new ChosenProfiles(List.of());

  private final List<Period> periods;

  /** A choice while it counts. */
  private record Period(ProfileChoice choice, @Nullable Instant until, ProfileTemplates templates) {
    boolean countsAt(Instant instant) {
      return !instant.isBefore(choice.from()) && (until == null || instant.isBefore(until));
    }

    boolean isAbout(Statement statement) {
      Context context = statement.context();
      return choice.categories().isEmpty()
          || (context != null
              && context.contextActivities().category().stream()
                  .map(Activity::id)
                  .anyMatch(id -> choice.categories().contains(id.value())));
    }
  }

  /** What a statement is by one chosen profile. */
  public record Finding(ProfileChoice choice, Judgement judgement) {
    boolean quarantines() {
      return choice.quarantine() && judgement.outcome() == Judgement.Outcome.INVALID;
    }
  }

  private ChosenProfiles(List<Period> periods) {
    this.periods = List.copyOf(periods);
  }

  /**
   * @param choices in any order
   * @param versions the profile versions that they name, by id
   */
  static ChosenProfiles of(List<ProfileChoice> choices, Map<String, XapiProfile> versions) {
    List<ProfileChoice> ordered =
        choices.stream().sorted(Comparator.comparing(ProfileChoice::from)).toList();
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      ProfileChoice choice = ordered.get(i);
      Instant until =
          ordered.subList(i + 1, ordered.size()).stream()
              .filter(later -> later.profile().equals(choice.profile()))
              .map(ProfileChoice::from)
              .findFirst()
              .orElse(null);
      XapiProfile version = versions.get(choice.version());
      if (choice.mode() != ProfileChoice.Mode.OFF && version != null) {
        periods.add(new Period(choice, until, templates(choice, version)));
      }
    }
    return new ChosenProfiles(periods);
  }

  private static ProfileTemplates templates(ProfileChoice choice, XapiProfile version) {
    List<StatementTemplate> chosen =
        version.templates().stream()
            .filter(
                template ->
                    choice.templates().isEmpty()
                        || choice.templates().contains(template.id().value()))
            .toList();
    return ProfileTemplates.of(chosen);
  }

  /** Whether statements stored then are held to anything. */
  boolean asksAt(Instant instant) {
    for (Period period : periods) {
      if (period.countsAt(instant)) {
        return true;
      }
    }
    return false;
  }

  /** The choices that count at an instant. */
  public List<ProfileChoice> at(Instant instant) {
    return periods.stream().filter(period -> period.countsAt(instant)).map(Period::choice).toList();
  }

  /** Whether a template that counts at an instant asks for what statements point at. */
  boolean looksAtOtherStatements(Instant instant) {
    return periods.stream()
        .anyMatch(
            period -> period.countsAt(instant) && period.templates().looksAtOtherStatements());
  }

  /** From when on there was any choice; empty when there was none. */
  Optional<Instant> first() {
    return periods.stream().map(period -> period.choice().from()).min(Comparator.naturalOrder());
  }

  /** What a statement is by each profile that counts at an instant. */
  public List<Finding> judge(
      Statement statement, Supplier<? extends JsonValue> json, Instant at, OtherStatements others) {
    List<Finding> findings = List.of();
    for (Period period : periods) {
      if (period.countsAt(at) && period.isAbout(statement)) {
        findings = findings.isEmpty() ? new ArrayList<>(2) : findings;
        findings.add(
            new Finding(period.choice(), period.templates().judge(statement, json, others)));
      }
    }
    return findings;
  }

  /**
   * {@inheritDoc}
   *
   * <p>What a statement points at has no part in it: that may come later, and evidence must not
   * depend on when.
   */
  @Override
  public boolean isQuarantined(
      Statement statement, Supplier<? extends JsonValue> json, Instant stored) {
    for (Finding finding : judge(statement, json, stored, OtherStatements.UNKNOWN)) {
      if (finding.quarantines()) {
        return true;
      }
    }
    return false;
  }
}
