import {Part} from '../parts/part.js';

/** Something drawn as wide as there is room, and anew when that changes. */
export class Drawing extends Part {
  static properties = {width: {state: true}};

  #observer = new ResizeObserver(([{contentRect}]) => {
    this.width = Math.round(contentRect.width);
  });

  constructor() {
    super();
    /** In pixels; 0 before it is known. */
    this.width = 0;
    this.classList.add('chart');
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }
}
