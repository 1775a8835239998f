package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.PortfolioWrites.Computed;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.Touched;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.people.PersonId;
import dev.attain.records.RecordWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay writes in one step.
 *
 * <p>Not thread-safe: one replay, one thread at a time.
 */
final class ReplayBatch {
  private final PortfolioWrites portfolios;
  private final List<RecordWrite> pairs = new ArrayList<>();
  private final Map<PersonId, Map<CompetencyId, @Nullable CompetencyStanding>> standings =
      new HashMap<>();
  private final List<Touched> figures = new ArrayList<>();
  private final Map<PersonCompetency, List<Evidence>> written = new HashMap<>();
  private int items;

  ReplayBatch(PortfolioWrites portfolios) {
    this.portfolios = portfolios;
  }

  /** How many items of evidence there are, and pairs without any. */
  int size() {
    return items;
  }

  /** Gives a pair this evidence in the place of what is kept. */
  void replace(PersonCompetency pair, KeptEvidence kept, List<Evidence> evidence) {
    Computed computed = portfolios.addPortfolio(pair, kept, evidence, pairs);
    standings
        .computeIfAbsent(pair.person(), first -> new HashMap<>())
        .put(pair.competency(), computed.standing());
    figures.add(new Touched(computed.figure(), Cause.IDENTITIES, List.of()));
    written.put(pair, evidence);
    items += Math.max(1, evidence.size());
  }

  List<RecordWrite> writes() {
    return pairs;
  }

  List<Touched> figures() {
    return figures;
  }

  /** Where people stand in what is replaced; null where they have no evidence any more. */
  Map<PersonId, Map<CompetencyId, @Nullable CompetencyStanding>> standings() {
    return standings;
  }

  Map<PersonCompetency, List<Evidence>> written() {
    return written;
  }
}
