package dev.attain.storage.history;

/** Asks a store, whatever lies in between. */
interface DocumentClient {
  /** Blocks until there is an answer; a failure is {@link Answer#UNKNOWN} where it may happen. */
  Answer ask(String key, Call call);
}
