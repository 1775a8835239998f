package dev.attain.storage.history;

/**
 * One call with its answer.
 *
 * @param invoked its place in the order of all invocations and completions
 * @param completed likewise; of an unknown answer the moment after which it can't take place any
 *     more, {@link #OPEN} when there is none
 */
record Operation(int client, String key, Call call, Answer answer, long invoked, long completed) {
  static final long OPEN = Long.MAX_VALUE;

  Operation {
    if (invoked >= completed) {
      throw new IllegalArgumentException("completed before it was invoked: " + call);
    }
  }

  boolean isUnknown() {
    return answer instanceof Answer.Unknown;
  }

  /** The same, known to be over. */
  Operation endedBy(long moment) {
    return completed == OPEN ? new Operation(client, key, call, answer, invoked, moment) : this;
  }
}
