package dev.attain.storage.embedded.verification;

/** Counts what one check has looked at. */
final class Ticker {
  private static final int EACH = 256;

  private final Check check;
  private final VerificationListener listener;
  private long items;

  Ticker(Check check, VerificationListener listener) {
    this.check = check;
    this.listener = listener;
  }

  void tick() {
    items++;
    if (items % EACH == 0) {
      listener.progressed(check, items);
    }
  }

  void end() {
    listener.progressed(check, items);
  }
}
