package dev.attain.storage.embedded.verification;

/** Who watches a verification. */
public interface VerificationListener {

  /** So many things were looked at by now. */
  void progressed(Check check, long items);
}
