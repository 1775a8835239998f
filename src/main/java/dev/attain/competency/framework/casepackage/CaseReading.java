package dev.attain.competency.framework.casepackage;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Problem;
import java.util.List;
import java.util.Objects;

/** What became of reading a CASE package. */
public sealed interface CaseReading {

  /**
   * A draft framework.
   *
   * @param omitted what the package has and a framework has no place for, by path in the package
   */
  record Read(Framework draft, List<Problem> omitted) implements CaseReading {
    public Read {
      Objects.requireNonNull(draft);
      omitted = List.copyOf(omitted);
    }
  }

  /** The package can't be used: everything that is wrong with it. */
  record Refused(List<Problem> problems) implements CaseReading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
