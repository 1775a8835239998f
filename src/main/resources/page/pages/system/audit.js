import {html, nothing} from 'lit';
import {get, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Act} from '../../parts/act.js';
import {grouped} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {lastPart} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {answered, failure} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';

/** The audit trail, newest first, and whether its chain holds. */
class Audit extends Part {
  static properties = {further: {state: true}, verified: {state: true}};

  #first = new Question(this);
  #verifying = new Act(this);
  #reading = new Act(this);

  constructor() {
    super();
    /** @type {{entries: any[], next?: number} | undefined} pages after the first */
    this.further = undefined;
    /** @type {{sound: boolean, head?: any, firstBroken?: any} | undefined} */
    this.verified = undefined;
  }

  willUpdate() {
    this.#first.for('audit', signal => get('/api/v1/audit', {signal}));
  }

  render() {
    return html`
      <div class="page">
        ${card('Is it sound?', html`
          <div class="stack">
            <p>Each entry holds the hash of the one before it. Verifying follows all of them, and finds the first that does not hold.</p>
            <div class="row"><button class="button main" ?disabled=${this.#verifying.busy} @click=${this.#verify}>Verify the trail</button></div>
            ${this.#verifying.failure ? failure(this.#verifying.failure) : nothing}
            ${this.verified ? verdict(this.verified) : nothing}
          </div>`)}
        ${card('Who changed what', answered(this.#first, page => this.#entries(page), 'the trail'))}
      </div>`;
  }

  #entries(first) {
    const {entries, next} = this.further ?? {entries: [], next: first.next};
    return html`
      <attain-table searchable caption="Audit trail" file="audit" .rows=${[...first.entries, ...entries]} .columns=${COLUMNS}></attain-table>
      ${this.#reading.failure ? failure(this.#reading.failure) : nothing}
      ${next ? html`<p class="row"><button class="button" ?disabled=${this.#reading.busy} @click=${() => this.#goOn(entries, next)}>Read earlier entries</button></p>` : nothing}`;
  }

  #goOn(entries, before) {
    this.#reading.run(async () => {
      const page = await get(`/api/v1/audit${query({before})}`);
      this.further = {entries: [...entries, ...page.entries], next: page.next};
    }, 'Earlier entries are read.');
  }

  #verify() {
    this.#verifying.run(async () => {
      this.verified = await get('/api/v1/audit/verify');
    }, 'The trail is verified.');
  }
}

/** @type {import('../../parts/table.js').Column[]} */
const COLUMNS = [
  {label: 'Entry', number: true, value: row => row.number},
  {label: 'When', value: row => row.at, show: row => time(row.at)},
  {label: 'Who', value: row => row.by.name, show: row => html`${row.by.name} <code class="small soft">${row.by.key}</code>`},
  {label: 'Did', value: row => row.action},
  {label: 'To', value: row => row.subject},
  {label: 'Which', value: row => row.id, show: row => html`<span class="breakable" title=${row.id}>${lastPart(row.id)}</span>`},
  {label: 'Details', value: row => Object.entries(row.details).map(pair => pair.join(': ')).join('; ')},
];

function verdict({sound, head, firstBroken}) {
  return sound
    ? html`<div class="notice good" role="status"><strong>The trail is sound.</strong>
        ${grouped(head.number)} entries; the last one's hash is <code>${head.hash}</code>. Note it elsewhere, and an end that is cut off is found too.</div>`
    : html`<div class="notice bad" role="alert"><strong>Entry ${firstBroken.number} does not hold.</strong>${firstBroken.reason}</div>`;
}

customElements.define('attain-audit', Audit);
