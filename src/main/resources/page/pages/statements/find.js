import {html, nothing} from 'lit';
import {get, path, query, send} from '../../api/client.js';
import {Following} from '../../api/following.js';
import {Question} from '../../api/question.js';
import {Act} from '../../parts/act.js';
import {code} from '../../parts/code.js';
import {grouped} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {personAddress, statementLink} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {answered, failure} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';
import {agentName, identifier, objectName, resultWords, verbName} from '../../parts/xapi.js';

const LIMIT = 50;
const MOST_LIVE = 500;

/** Statements that a filter holds of, the newest first, and as they come in. */
class FoundStatements extends Part {
  static properties = {filter: {attribute: false}, further: {state: true}, arrived: {state: true}, following: {state: true}};

  #found = new Question(this);
  #reading = new Act(this);
  #saving = new Act(this);
  #tail = new Following(this, received => this.#receive(received));

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.filter = {};
    /** @type {{call: string, statements: any[], more?: string} | undefined} pages after the first */
    this.further = undefined;
    /** @type {{call: string, statements: any[]}} what has come in since */
    this.arrived = {call: '', statements: []};
    this.following = false;
  }

  /** The call that answers this. @param {Record<string, unknown>} [more] */
  #call(more = {}) {
    return `/api/v1/statements/query${query({...this.filter, limit: LIMIT, ...more})}`;
  }

  willUpdate() {
    this.#found.for(this.#call(), signal => get(this.#call(), {signal}));
    this.#tail.of(this.following ? `/api/v1/statements/tail${query(this.filter)}` : '');
  }

  render() {
    return html`
      <div class="page">
        ${card('Found', html`
          <details><summary class="small">The call that answers this</summary>${code(`GET ${location.origin}${this.#call()}`, 'the call')}</details>
          ${answered(this.#found, page => this.#list(page), 'the statements')}`, {
          actions: html`<span class="row">${this.following ? this.#tail.tag() : nothing}
            <button class="button" aria-pressed=${this.following} @click=${() => { this.following = !this.following; }}>${this.following ? 'Stop following' : 'Follow live'}</button></span>`,
        })}
        ${this.#found.value ? card('Save this query', this.#saveForm()) : nothing}
      </div>`;
  }

  #list({statements, more, scanned, complete}) {
    const further = this.further?.call === this.#call() ? this.further : {statements: [], more};
    const arrived = this.arrived.call === this.#call() ? this.arrived.statements : [];
    return html`
      <attain-table caption="Statements" file="statements" .rows=${[...arrived, ...statements, ...further.statements]} .columns=${COLUMNS}></attain-table>
      ${this.#reading.failure ? failure(this.#reading.failure) : nothing}
      ${further.more
        ? html`<p class="row"><button class="button" ?disabled=${this.#reading.busy} @click=${() => this.#goOn(further)}>Read ${LIMIT} more</button>
            ${complete ? nothing : html`<span class="soft small">${grouped(scanned)} statements were looked at so far; there may be more that match.</span>`}</p>`
        : html`<p class="soft small">These are all that match.</p>`}`;
  }

  #saveForm() {
    return html`
      <form class="form" @submit=${this.#save}>
        <div class="field"><label for="query-name">Name</label><input id="query-name" name="name" required maxlength="100" pattern="[A-Za-z0-9._\\-]+" title="Letters, digits, dots, lines" spellcheck="false" autocapitalize="none"></div>
        <div class="field"><label for="query-description">What it is for</label><input id="query-description" name="description" maxlength="2000"></div>
        <div class="row"><button class="button main" ?disabled=${this.#saving.busy}>Save it</button></div>
      </form>
      <p class="small soft">It is kept on the server, for all who may read statements: <code>${this.#found.value.filter || 'every statement'}</code></p>
      ${this.#saving.failure ? failure(this.#saving.failure) : nothing}`;
  }

  /** The server has said what all fields together are as one condition. */
  #save(event) {
    event.preventDefault();
    const {name, description} = Object.fromEntries(new FormData(event.target));
    this.#saving.run(async () => {
      await send('PUT', path`/api/v1/statements/queries/${name}`, {filter: this.#found.value.filter, ...(description && {description})});
      location.hash = '#/statements/queries';
    }, `${name} is saved.`);
  }

  #goOn({statements, more}) {
    const call = this.#call();
    this.#reading.run(async () => {
      const next = await get(this.#call({cursor: more}));
      this.further = {call, statements: [...statements, ...next.statements], more: next.more};
    }, 'More statements are read.');
  }

  #receive({event, data}) {
    if (event === 'statement') {
      const call = this.#call();
      const before = this.arrived.call === call ? this.arrived.statements : [];
      this.arrived = {call, statements: [JSON.parse(data), ...before].slice(0, MOST_LIVE)};
    }
  }
}

/** @type {import('../../parts/table.js').Column[]} */
const COLUMNS = [
  {label: 'When', value: row => row.timestamp, show: row => time(row.timestamp)},
  {
    label: 'Who', value: row => agentName(row.actor),
    show: row => identifier(row.actor) ? html`<a class="breakable" href=${personAddress(identifier(row.actor))}>${agentName(row.actor)}</a>` : agentName(row.actor),
  },
  {label: 'Did', value: row => verbName(row.verb)},
  {label: 'What', value: row => objectName(row.object)},
  {label: 'Result', value: row => resultWords(row.result)},
  {label: 'Statement', value: row => row.id, show: row => statementLink(row.id)},
];

customElements.define('attain-found-statements', FoundStatements);
