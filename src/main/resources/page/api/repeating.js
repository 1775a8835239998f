/** Does something again and again, for as long as a part is there and the tab is seen. */
export class Repeating {
  #millis;
  #act;
  #timer = 0;

  /**
   * @param {import('lit').LitElement} host
   * @param {number} millis between one time and the next
   * @param {() => void} act
   */
  constructor(host, millis, act) {
    this.#millis = millis;
    this.#act = act;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => {
      if (!document.hidden) {
        this.#act();
      }
    }, this.#millis);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
