package dev.attain.quality;

import dev.attain.profiles.matching.RuleBreach;
import dev.attain.quality.ChosenProfiles.Finding;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well the statements of one source follow one version of a profile.
 *
 * @param source the canonical identifier of the authority
 * @param followed statements that follow a template, and break the rules of none
 * @param invalid statements that break a rule
 * @param unmatched statements that no template is about; they don't count in the score
 * @param quarantined how many of the invalid are no evidence
 * @param breaches how often each rule was broken, by template and location
 */
public record SourceQuality(
    String source,
    String profile,
    String version,
    long followed,
    long invalid,
    long unmatched,
    long quarantined,
    Map<String, Long> breaches) {
  public SourceQuality {
    breaches = new TreeMap<>(breaches);
  }

  static SourceQuality none(String source, ProfileChoice choice) {
    return new SourceQuality(source, choice.profile(), choice.version(), 0, 0, 0, 0, Map.of());
  }

  SourceQuality with(Finding finding) {
    Map<String, Long> broken = new TreeMap<>(breaches);
    for (RuleBreach breach : finding.judgement().breaches()) {
      broken.merge(breach.template() + " " + breach.location(), 1L, Long::sum);
    }
    return switch (finding.judgement().outcome()) {
      case SUCCESS ->
          new SourceQuality(
              source, profile, version, followed + 1, invalid, unmatched, quarantined, broken);
      case INVALID ->
          new SourceQuality(
              source,
              profile,
              version,
              followed,
              invalid + 1,
              unmatched,
              quarantined + (finding.quarantines() ? 1 : 0),
              broken);
      case UNMATCHED ->
          new SourceQuality(
              source, profile, version, followed, invalid, unmatched + 1, quarantined, broken);
    };
  }
}
