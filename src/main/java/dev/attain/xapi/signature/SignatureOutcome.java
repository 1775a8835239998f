package dev.attain.xapi.signature;

import java.util.Objects;

/** What the look at a signature has come to. */
public sealed interface SignatureOutcome {

  /** Everything that can be checked is right. */
  record Sound(StatementSignature signature) implements SignatureOutcome {
    public Sound {
      Objects.requireNonNull(signature);
    }
  }

  /**
   * It is none, or none of this statement.
   *
   * @param rule number of the requirement that it breaks
   * @param message what is wrong and what to do
   */
  record Unsound(String rule, String message) implements SignatureOutcome {
    public Unsound {
      Objects.requireNonNull(rule);
      Objects.requireNonNull(message);
    }
  }
}
