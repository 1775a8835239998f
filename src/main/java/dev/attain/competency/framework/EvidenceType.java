package dev.attain.competency.framework;

/**
 * What kind of proof a piece of evidence is, with the weight it has unless a rule says otherwise.
 */
public enum EvidenceType {
  OBSERVATION(2),
  ASSESSMENT(1),
  PROJECT_ARTIFACT(2),
  CERTIFICATION(3),
  /** Recorded and shown, but proves nothing. */
  COMPLETION(0),
  /** Says something of other evidence, such as that it is disputed; no rule can emit it. */
  STATE_CHANGE(0);

  private final double defaultWeight;

  EvidenceType(double defaultWeight) {
    this.defaultWeight = defaultWeight;
  }

  public double defaultWeight() {
    return defaultWeight;
  }
}
