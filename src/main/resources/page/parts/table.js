import {html, nothing} from 'lit';
import {announce} from './announce.js';
import {csv, download} from './csv.js';
import {Part} from './part.js';

/**
 * A column of a table.
 *
 * @typedef {object} Column
 * @property {string} label
 * @property {(row: any) => unknown} value what is sorted by and exported
 * @property {(row: any) => unknown} [show] what is shown, the value without it
 * @property {boolean} [number] whether it is aligned to the right
 * @property {boolean} [fixed] whether it can't be sorted by
 * @property {boolean} [unexported]
 * @property {string} [hint] what a short label stands for
 * @property {(row: any) => string} [shade] the class of its cells
 */

const STEP = 50;
const COLLATOR = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});

/** A table that can be sorted, searched and exported; it shows fifty rows, and more when asked to. */
export class Table extends Part {
  static properties = {
    caption: {},
    columns: {attribute: false},
    rows: {attribute: false},
    file: {},
    searchable: {type: Boolean},
    sorted: {state: true},
    shown: {state: true},
    sought: {state: true},
  };

  constructor() {
    super();
    /** What the table is, in words, for those who do not see it. */
    this.caption = '';
    /** @type {Column[]} */
    this.columns = [];
    /** @type {any[]} */
    this.rows = [];
    /** Name of the exported file, without its ending. */
    this.file = 'attain';
    this.searchable = false;
    /** @type {{column: number, descending: boolean} | null} */
    this.sorted = null;
    this.shown = STEP;
    this.sought = '';
  }

  render() {
    const rows = this.#ordered(this.#found());
    return html`
      ${this.#tools(rows.length)}
      <div class="table-frame" tabindex="0" role="region" aria-label=${this.caption}>
        <table>
          <caption class="unseen">${this.caption}</caption>
          <thead><tr>${this.columns.map((column, index) => this.#heading(column, index))}</tr></thead>
          <tbody>${rows.slice(0, this.shown).map(row => this.#row(row))}</tbody>
        </table>
      </div>
      ${this.#foot(rows.length)}`;
  }

  #tools(count) {
    return html`
      <div class="table-tools">
        ${this.searchable
          ? html`<input type="search" aria-label="Search ${this.caption}" placeholder="Search"
              .value=${this.sought} @input=${event => this.#seek(event.target.value)}>`
          : html`<span class="soft small">${count} ${count === 1 ? 'row' : 'rows'}</span>`}
        <button class="button slight" @click=${this.#export} ?disabled=${count === 0}
          aria-label="Export ${this.caption} as CSV">Export CSV</button>
      </div>`;
  }

  #foot(count) {
    if (count === 0) {
      return html`<p class="table-foot">${this.sought ? 'Nothing matches the search.' : 'There are no rows.'}</p>`;
    }
    return count <= this.shown
      ? nothing
      : html`<div class="table-foot">
          <span>${this.shown} of ${count} rows are shown.</span>
          <button class="button slight" @click=${() => { this.shown += STEP; }}>Show ${Math.min(STEP, count - this.shown)} more</button>
        </div>`;
  }

  /** @param {Column} column @param {number} index */
  #heading(column, index) {
    const state = this.sorted?.column === index ? (this.sorted.descending ? 'descending' : 'ascending') : 'none';
    const kind = column.number ? 'number' : '';
    if (column.fixed) {
      return html`<th scope="col" class=${kind} title=${column.hint ?? nothing}>${column.label}</th>`;
    }
    const arrow = {ascending: '▲', descending: '▼', none: '↕'}[state];
    return html`
      <th scope="col" class=${kind} title=${column.hint ?? nothing} aria-sort=${state}>
        <button @click=${() => this.#sort(index)}>${column.label}<span class="arrow" aria-hidden="true">${arrow}</span></button>
      </th>`;
  }

  #row(row) {
    return html`<tr>${this.columns.map((column, index) => {
      const shown = (column.show ?? column.value)(row) ?? '';
      const kind = `${column.number ? 'number' : ''} ${column.shade?.(row) ?? ''}`.trim();
      return index === 0 ? html`<th scope="row" class=${kind}>${shown}</th>` : html`<td class=${kind}>${shown}</td>`;
    })}</tr>`;
  }

  #sort(index) {
    const descending = this.sorted?.column === index && !this.sorted.descending;
    this.sorted = {column: index, descending};
    announce(`Sorted by ${this.columns[index].label}, ${descending ? 'descending' : 'ascending'}.`);
  }

  #seek(text) {
    this.sought = text;
    this.shown = STEP;
  }

  #found() {
    const words = this.sought.toLowerCase().split(/\s+/).filter(word => word !== '');
    return words.length === 0
      ? this.rows
      : this.rows.filter(row => {
          const text = this.columns.map(column => String(column.value(row) ?? '')).join(' ').toLowerCase();
          return words.every(word => text.includes(word));
        });
  }

  #ordered(rows) {
    if (this.sorted === null) {
      return rows;
    }
    const {value} = this.columns[this.sorted.column];
    const sign = this.sorted.descending ? -1 : 1;
    return rows
      .map(row => ({row, key: value(row) ?? null}))
      .sort((one, other) => compare(one.key, other.key, sign))
      .map(({row}) => row);
  }

  #export() {
    const columns = this.columns.filter(column => !column.unexported);
    const rows = this.#ordered(this.#found()).map(row => columns.map(column => column.value(row)));
    download(`${this.file}.csv`, 'text/csv;charset=utf-8', csv(columns.map(column => column.label), rows));
    announce(`${rows.length} rows exported.`);
  }
}

/** Numbers by size, texts as people sort them; what is missing comes last either way. */
function compare(one, other, sign) {
  if (one === null || other === null) {
    return Number(one === null) - Number(other === null);
  }
  return sign * (typeof one === 'number' && typeof other === 'number' ? one - other : COLLATOR.compare(one, other));
}

customElements.define('attain-table', Table);
