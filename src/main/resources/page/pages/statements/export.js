import {html, nothing} from 'lit';
import {query, request} from '../../api/client.js';
import {Act} from '../../parts/act.js';
import {code} from '../../parts/code.js';
import {save} from '../../parts/csv.js';
import {grouped} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {failure} from '../../parts/states.js';

const FORMATS = [
  {name: 'ndjson', title: 'Lines of JSON', columns: false},
  {name: 'csv', title: 'CSV', columns: true},
  {name: 'parquet', title: 'Parquet', columns: true},
];
const COLUMNS = ['position', 'id', 'stored', 'timestamp', 'actor', 'verb', 'activity', 'type', 'source', 'registration', 'score', 'raw', 'success', 'completion', 'duration', 'statement'];
const UNUSUAL = ['raw', 'statement'];

/** All statements that a filter holds of, as a file. */
class StatementExport extends Part {
  static properties = {filter: {attribute: false}, format: {state: true}, columns: {state: true}, more: {state: true}, octets: {state: true}};

  #act = new Act(this);
  #abort = new AbortController();

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.filter = {};
    this.format = FORMATS[0];
    this.columns = COLUMNS.filter(name => !UNUSUAL.includes(name));
    /** JSONPaths, separated by commas. */
    this.more = '';
    this.octets = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#abort.abort();
  }

  #call() {
    const columns = [...this.columns, ...this.more.split(',').map(each => each.trim())].filter(Boolean).join(',');
    return `/api/v1/statements/export${query({...this.filter, format: this.format.name, columns: this.format.columns ? columns : ''})}`;
  }

  render() {
    const {busy} = this.#act;
    return card('Export', html`
      <fieldset>
        <legend>As</legend>
        <div class="choices">${FORMATS.map(format => html`
          <label><input type="radio" name="format" .checked=${format === this.format} @change=${() => { this.format = format; }}>${format.title}</label>`)}</div>
      </fieldset>
      ${this.format.columns ? this.#columnChoice() : nothing}
      ${code(`curl -u KEY:SECRET -o ${this.#file()} '${location.origin}${this.#call()}'`, 'the call')}
      <div class="row">
        <button class="button main" ?disabled=${busy} @click=${this.#export}>Export</button>
        ${busy ? html`<button class="button grave" @click=${() => this.#abort.abort()}>Cancel</button><span role="status">${grouped(Math.round(this.octets / 1024))} KiB so far</span>` : nothing}
      </div>
      ${this.#act.failure && !this.#abort.signal.aborted ? failure(this.#act.failure) : nothing}`,
    {note: 'In the order of the log, up to its present end. The browser keeps the file in memory until it is whole: for millions of statements take the call, which can also be resumed.'});
  }

  #columnChoice() {
    return html`
      <fieldset>
        <legend>Columns</legend>
        <div class="choices">${COLUMNS.map(name => html`
          <label><input type="checkbox" .checked=${this.columns.includes(name)} @change=${event => {
            this.columns = COLUMNS.filter(each => each === name ? event.target.checked : this.columns.includes(each));
          }}>${name}</label>`)}</div>
      </fieldset>
      <div class="field">
        <label for="paths">Further columns, as JSONPaths</label>
        <input id="paths" placeholder="$.context.platform" .value=${this.more} @input=${event => { this.more = event.target.value; }} spellcheck="false">
      </div>`;
  }

  #file() {
    return `statements.${this.format.name}`;
  }

  #export() {
    this.#abort = new AbortController();
    this.octets = 0;
    this.#act.run(async () => {
      const response = await request(this.#call(), {signal: this.#abort.signal});
      const parts = [];
      for await (const part of response.body) {
        parts.push(part);
        this.octets += part.length;
      }
      save(this.#file(), new Blob(parts, {type: response.headers.get('Content-Type') ?? ''}));
    }, 'The file is there.');
  }
}

customElements.define('attain-statement-export', StatementExport);
