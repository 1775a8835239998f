import {html} from 'lit';
import {follow} from './stream.js';

const TAGS = {
  connecting: {kind: '', text: 'Connecting'},
  live: {kind: 'good', text: 'Live'},
  waiting: {kind: 'warn', text: 'Connecting again'},
  refused: {kind: '', text: 'Not live'},
};

/** A stream that a part of the page follows for as long as it is there. */
export class Following {
  /** @type {import('./stream.js').StreamState} */
  state = 'connecting';

  #host;
  #receive;
  #where = '';
  #abort = new AbortController();

  /**
   * @param {import('lit').LitElement} host
   * @param {(received: import('./stream.js').Received) => void} receive
   */
  constructor(host, receive) {
    this.#host = host;
    this.#receive = receive;
    host.addController(this);
  }

  /** Follows this, unless it does already. Call it in willUpdate. @param {string} where empty to follow nothing */
  of(where) {
    if (where === this.#where) {
      return;
    }
    this.#where = where;
    if (where === '') {
      this.#abort.abort();
    } else {
      this.#start();
    }
  }

  /** Whether what is seen changes by itself. */
  tag() {
    const {kind, text} = TAGS[this.state];
    return html`<span class="tag ${kind}">${text}</span>`;
  }

  hostConnected() {
    if (this.#where !== '' && this.#abort.signal.aborted) {
      this.#start();
    }
  }

  hostDisconnected() {
    this.#abort.abort();
  }

  #start() {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    follow(this.#where, {
      signal: abort.signal,
      receive: this.#receive,
      tell: state => {
        this.state = state;
        this.#host.requestUpdate();
      },
    });
  }
}
