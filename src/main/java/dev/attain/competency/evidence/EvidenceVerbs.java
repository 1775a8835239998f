package dev.attain.competency.evidence;

import dev.attain.xapi.Iri;

/**
 * The verbs and extensions by which statements say something of evidence, beside the rules of any
 * framework. Ours are described by the xAPI Profile in {@code profiles/evidence}; the last three
 * are of the learner competency profile of the Total Learning Architecture.
 */
public final class EvidenceVerbs {
  private static final String OURS = "https://attain.dev/profiles/evidence/xapi/";
  private static final String TLA = "https://w3id.org/xapi/tla/verbs/";

  /** A person was judged by the instructor: the object is the competency. */
  public static final Iri WAS_ATTESTED = new Iri(OURS + "verbs/was-attested");

  /** The same, by a peer. */
  public static final Iri WAS_PEER_REVIEWED = new Iri(OURS + "verbs/was-peer-reviewed");

  /** The actor doubts evidence: the object refers to the statement that gave it. */
  public static final Iri DISPUTED = new Iri(OURS + "verbs/disputed");

  /** The actor has looked into a dispute, and the evidence stands. */
  public static final Iri UPHELD = new Iri(OURS + "verbs/upheld");

  /** The actor has looked into a dispute, and the evidence does not stand. */
  public static final Iri OVERTURNED = new Iri(OURS + "verbs/overturned");

  /** An organization takes a competency from the agent that is the object; it is in grouping. */
  public static final Iri REVOKED = new Iri(TLA + "revoked");

  /** The actor's competency, which is the object, ends by time. */
  public static final Iri EXPIRED = new Iri(TLA + "expired");

  /** The actor gives up the competency that is the object. */
  public static final Iri FORFEITED = new Iri(TLA + "forfeited");

  /** An extension of the context: the person whose evidence is meant, as a canonical identifier. */
  public static final Iri PERSON = new Iri(OURS + "extensions/person");

  /** An extension of the result: the IRI of what was made. */
  public static final Iri ARTIFACT = new Iri(OURS + "extensions/artifact");

  private EvidenceVerbs() {}
}
