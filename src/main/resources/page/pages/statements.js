import {html} from 'lit';
import {get, query} from '../api/client.js';
import {Question} from '../api/question.js';
import {code} from '../parts/code.js';
import {card, pageHead} from '../parts/head.js';
import {personAddress, statementLink} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered} from '../parts/states.js';
import '../parts/table.js';
import {time} from '../parts/time.js';
import {agentName, identifier, objectName, resultWords, verbName} from '../parts/xapi.js';
import {address} from '../shell/address.js';

const LIMIT = 50;

/** The newest statements, by the filters of xAPI; the address keeps the filters. */
class StatementsPage extends Part {
  static properties = {query: {attribute: false}, further: {state: true}};

  #found = new Question(this);

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.query = {};
    /** @type {{call: string, statements: any[], more: string} | undefined} pages after the first */
    this.further = undefined;
  }

  willUpdate() {
    this.#found.for(this.#call(), signal => get(this.#call(), {signal}));
  }

  /** The call that answers this. */
  #call() {
    const {person, ...filters} = this.query;
    return `/xapi/statements${query({agent: person && JSON.stringify(agent(person)), ...filters, limit: LIMIT})}`;
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({eyebrow: 'Log', title: 'Statements', lead: 'What was said about people, as it was received, the newest first.'})}
        ${card('Filter', this.#form())}
        ${card('Found', answered(this.#found, ({statements, more}) => this.#list(statements, more), 'the statements'))}
      </div>`;
  }

  #form() {
    const field = (name, label, placeholder, type = 'text') => html`
      <div class="field">
        <label for="filter-${name}">${label}</label>
        <input id="filter-${name}" name=${name} type=${type} placeholder=${placeholder} .value=${this.query[name] ?? ''} spellcheck="false" autocapitalize="none">
      </div>`;
    return html`
      <form class="stack" @submit=${this.#filter}>
        <div class="form">
          ${field('person', 'Person', 'ann@example.org')}
          ${field('verb', 'Verb', 'http://adlnet.gov/expapi/verbs/passed')}
          ${field('activity', 'Activity', 'https://example.org/courses/1')}
          ${field('registration', 'Registration', 'a UUID')}
        </div>
        <div class="row apart">
          <label class="row"><input type="checkbox" name="related_activities" value="true" ?checked=${this.query.related_activities === 'true'}> The activity may be anywhere in the statement</label>
          <span class="row"><a class="button" href="#/statements">Clear</a><button class="button main">Find</button></span>
        </div>
      </form>
      <details><summary class="small">The call that answers this</summary>${code(`GET ${this.#call()}`, 'the call')}</details>`;
  }

  #list(first, more) {
    const further = this.further?.call === this.#call() ? this.further : {statements: [], more};
    return html`
      <attain-table caption="Statements" file="statements" .rows=${[...first, ...further.statements]} .columns=${COLUMNS}></attain-table>
      ${further.more
        ? html`<p class="row"><button class="button" @click=${() => this.#goOn(further)}>Read ${LIMIT} more</button></p>`
        : html`<p class="soft small">These are all that match.</p>`}`;
  }

  async #goOn({statements, more}) {
    const next = await get(more);
    this.further = {call: this.#call(), statements: [...statements, ...next.statements], more: next.more};
  }

  #filter(event) {
    event.preventDefault();
    const {path} = address();
    location.hash = `#${path}${query(Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, String(value).trim()])))}`;
  }
}

/** The agent that somebody means by an identifier, or by an e-mail address. @param {string} person */
function agent(person) {
  const account = /^account:(.*)\|(.*)$/.exec(person);
  if (account) {
    return {account: {homePage: account[1], name: account[2]}};
  }
  return {mbox: person.startsWith('mailto:') ? person : `mailto:${person}`};
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
