/**
 * One question to the server, asked when its key changes, and given up when the part that asks goes.
 *
 * @typedef {(signal: AbortSignal) => Promise<any>} Ask
 */
export class Question {
  /** @type {any} */
  value = undefined;
  /** @type {Error | undefined} */
  failure = undefined;
  pending = false;

  #host;
  #key = /** @type {string | undefined} */ (undefined);
  #ask = /** @type {Ask | undefined} */ (undefined);
  #abort = new AbortController();

  /** @param {import('lit').LitElement} host asked to draw itself anew when there is an answer */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Asks, unless it has already been asked for this key. Call it in willUpdate.
   *
   * @param {string} key what is asked for, with its parameters
   * @param {Ask} ask
   */
  for(key, ask) {
    this.#ask = ask;
    if (key !== this.#key) {
      this.#key = key;
      this.value = undefined;
      this.again();
    }
  }

  /** Asks once more, with the former answer still there meanwhile. */
  async again() {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.pending = true;
    try {
      const value = await this.#ask?.(abort.signal);
      if (!abort.signal.aborted) {
        this.value = value;
        this.failure = undefined;
      }
    } catch (failure) {
      if (!abort.signal.aborted) {
        this.failure = /** @type {Error} */ (failure);
      }
    }
    if (!abort.signal.aborted) {
      this.pending = false;
      this.#host.requestUpdate();
    }
  }

  hostConnected() {
    if (this.#abort.signal.aborted && this.#ask) {
      this.again();
    }
  }

  hostDisconnected() {
    this.#abort.abort();
  }
}
