import {html} from 'lit';
import {Part} from '../parts/part.js';
import '../parts/table.js';

/** A chart with a title, what it shows in words, and the same as a table. */
export class Figure extends Part {
  static properties = {
    heading: {}, description: {}, chart: {attribute: false},
    columns: {attribute: false}, rows: {attribute: false}, file: {},
    asTable: {state: true},
  };

  constructor() {
    super();
    this.heading = '';
    this.description = '';
    /** @type {unknown} the drawing, as a template */
    this.chart = null;
    /** @type {import('../parts/table.js').Column[]} */
    this.columns = [];
    /** @type {any[]} */
    this.rows = [];
    this.file = 'figure';
    this.asTable = false;
  }

  render() {
    return html`
      <figure class="figure">
        <figcaption>
          <h3>${this.heading}</h3>
          <button class="button slight" aria-pressed=${this.asTable} @click=${() => { this.asTable = !this.asTable; }}
            aria-label="Show ${this.heading} as a table">${this.asTable ? 'Show as chart' : 'Show as table'}</button>
          <p>${this.description}</p>
        </figcaption>
        ${this.asTable
          ? html`<attain-table caption=${this.heading} file=${this.file} .columns=${this.columns} .rows=${this.rows}></attain-table>`
          : this.chart}
      </figure>`;
  }
}

customElements.define('attain-figure', Figure);
