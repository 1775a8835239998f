import {html, nothing} from 'lit';
import {get, query} from '../api/client.js';
import {Following} from '../api/following.js';
import {Question} from '../api/question.js';
import {Act} from '../parts/act.js';
import {code} from '../parts/code.js';
import {grouped} from '../parts/figures.js';
import {card, pageHead} from '../parts/head.js';
import {personAddress, statementLink} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered, failure} from '../parts/states.js';
import '../parts/table.js';
import {time} from '../parts/time.js';
import {agentName, identifier, objectName, resultWords, verbName} from '../parts/xapi.js';
import {address} from '../shell/address.js';

const LIMIT = 50;
const MOST_LIVE = 500;

/** What can be asked for; the names are those of the API. */
const FIELDS = [
  {name: 'person', label: 'Person', placeholder: 'ann@example.org'},
  {name: 'verb', label: 'Verb', placeholder: 'http://adlnet.gov/expapi/verbs/passed'},
  {name: 'activity', label: 'Activity', placeholder: 'https://example.org/courses/1'},
  {name: 'type', label: 'Type of the activity', placeholder: 'http://adlnet.gov/expapi/activities/course'},
  {name: 'from', label: 'From', placeholder: '2026-01-31T00:00:00Z'},
  {name: 'before', label: 'Before', placeholder: '2026-02-28T00:00:00Z'},
  {name: 'minScore', label: 'Least scaled score', placeholder: '0.8'},
  {name: 'registration', label: 'Registration', placeholder: 'a UUID'},
];

/** Statements that a filter holds of, the newest first, and as they come in; the address keeps the filter. */
class StatementsPage extends Part {
  static properties = {query: {attribute: false}, further: {state: true}, arrived: {state: true}, following: {state: true}};

  #found = new Question(this);
  #reading = new Act(this);
  #tail = new Following(this, received => this.#receive(received));

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.query = {};
    /** @type {{call: string, statements: any[], more?: string} | undefined} pages after the first */
    this.further = undefined;
    /** @type {{call: string, statements: any[]}} what has come in since */
    this.arrived = {call: '', statements: []};
    this.following = false;
  }

  /** The call that answers this. @param {Record<string, unknown>} [more] */
  #call(more = {}) {
    return `/api/v1/statements/query${query({...this.query, limit: LIMIT, ...more})}`;
  }

  willUpdate() {
    this.#found.for(this.#call(), signal => get(this.#call(), {signal}));
    this.#tail.of(this.following ? `/api/v1/statements/tail${query(this.query)}` : '');
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({
          eyebrow: 'Log',
          title: 'Statements',
          lead: 'What was said about people, as it was received, the newest first.',
          actions: html`
            ${this.following ? this.#tail.tag() : nothing}
            <button class="button" aria-pressed=${this.following} @click=${() => { this.following = !this.following; }}>${this.following ? 'Stop following' : 'Follow live'}</button>`,
        })}
        ${card('Filter', this.#form())}
        ${card('Found', answered(this.#found, page => this.#list(page), 'the statements'))}
      </div>`;
  }

  #form() {
    return html`
      <form class="stack" @submit=${this.#filter}>
        <div class="form">
          ${FIELDS.map(({name, label, placeholder}) => this.#field(name, label, placeholder))}
          <div class="wide">${this.#field('filter', 'Condition', 'verb = "http://adlnet.gov/expapi/verbs/passed" and (score >= 0.8 or not has score)')}</div>
        </div>
        <div class="row apart">
          <label class="row"><input type="checkbox" name="related_activities" value="true" ?checked=${this.query.related_activities === 'true'}> The activity may be anywhere in the statement</label>
          <span class="row"><a class="button" href="#/statements">Clear</a><button class="button main">Find</button></span>
        </div>
      </form>
      <details><summary class="small">The call that answers this</summary>${code(`GET ${location.origin}${this.#call()}`, 'the call')}</details>`;
  }

  #field(name, label, placeholder) {
    return html`
      <div class="field">
        <label for="filter-${name}">${label}</label>
        <input id="filter-${name}" name=${name} placeholder=${placeholder} .value=${this.query[name] ?? ''} spellcheck="false" autocapitalize="none">
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

  #filter(event) {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, String(value).trim()]));
    const person = given.person.includes('@') && !given.person.includes(':') ? `mailto:${given.person}` : given.person;
    location.hash = `#${address().path}${query({...given, person})}`;
  }
}

/** @type {import('../parts/table.js').Column[]} */
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

customElements.define('attain-statements-page', StatementsPage);
