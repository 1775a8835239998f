import {html} from 'lit';
import {get, path, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {words} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import '../../parts/table.js';

/** What a version changes of another. */
class Difference extends Part {
  static properties = {opened: {attribute: false}, from: {state: true}};

  #difference = new Question(this);

  constructor() {
    super();
    /** @type {import('../version.js').Opened | undefined} */
    this.opened = undefined;
    this.from = '';
  }

  /** The version that it revises, else the one in force, else any. */
  #chosen() {
    const {document, siblings} = this.opened;
    const others = siblings.filter(({version}) => version !== document.version);
    const wanted = this.from || document.wasRevisionOf;
    return {others, from: (others.find(({version}) => version === wanted) ?? others.find(({inForce}) => inForce) ?? others[0])?.version};
  }

  willUpdate() {
    const {document: {id, version: to}, revision} = this.opened;
    const {from} = this.#chosen();
    if (from !== undefined) {
      this.#difference.for(`${id} ${from} ${to} ${revision}`, signal => get(`${path`/api/v1/frameworks/${id}/difference`}${query({from, to})}`, {signal}));
    }
  }

  render() {
    const {others, from} = this.#chosen();
    if (from === undefined) {
      return empty('There is no other version to compare with.');
    }
    return card('What it changes', answered(this.#difference, ({changes}) => changes.length === 0
      ? empty('Nothing.', 'Both versions ask for the same.')
      : html`<attain-table caption="Changes from ${from}" file="difference" .rows=${changes} .columns=${COLUMNS}></attain-table>`, 'the difference'),
    {
      actions: html`
        <div class="field">
          <label for="from">Compared with version</label>
          <select id="from" @change=${event => { this.from = event.target.value; }}>
            ${others.map(({version}) => html`<option ?selected=${version === from}>${version}</option>`)}
          </select>
        </div>`,
    });
  }
}

/** @type {import('../../parts/table.js').Column[]} */
const COLUMNS = [
  {label: 'What', value: row => `${row.subject} ${row.kind}`, show: row => html`<span class="tag ${{added: 'good', removed: 'bad'}[row.kind] ?? 'warn'}">${words(row.subject)} ${row.kind}</span>`},
  {label: 'In words', value: row => row.sentence},
  {label: 'Where', value: row => row.path, show: row => html`<code class="small">${row.path}</code>`},
];

customElements.define('attain-difference', Difference);
