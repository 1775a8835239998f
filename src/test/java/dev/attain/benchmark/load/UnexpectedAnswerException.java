package dev.attain.benchmark.load;

/** An answer that makes the figures of a run worthless. */
public final class UnexpectedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 500;

  UnexpectedAnswerException(Call call, Answer answer) {
    super(
        call.method()
            + " "
            + call.path()
            + ": "
            + answer.status()
            + " "
            + answer.body().getString(0, Math.min(SHOWN, answer.body().length())));
  }
}
