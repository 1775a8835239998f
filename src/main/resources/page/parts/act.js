import {announce} from './announce.js';

/**
 * Something that somebody does: sent once at a time, with what came of it.
 *
 * A part has one for each kind of thing that can be done; it is drawn anew when the state changes.
 */
export class Act {
  busy = false;
  /** @type {Error | undefined} */
  failure = undefined;

  #host;

  /** @param {import('lit').LitElement} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * @param {() => Promise<unknown>} work
   * @param {string} done what is said when it has worked
   * @returns {Promise<boolean>} whether it has
   */
  async run(work, done) {
    this.busy = true;
    this.failure = undefined;
    this.#host.requestUpdate();
    try {
      await work();
      announce(done);
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
    this.busy = false;
    this.#host.requestUpdate();
    return this.failure === undefined;
  }
}
