package dev.attain.access;

/** Too many secrets are being verified at once; trying again in a moment may succeed. */
public final class VerificationBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VerificationBusyException() {
    super("too many credentials are being verified at once");
  }
}
