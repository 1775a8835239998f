import {html} from 'lit';
import {get, path} from '../api/client.js';
import {Question} from '../api/question.js';
import {pageHead} from '../parts/head.js';
import {personAddress, personLink, personName} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered, empty} from '../parts/states.js';
import '../parts/table.js';
import {day} from '../parts/time.js';
import {changeQuery} from '../shell/address.js';

/** Finds a person: by identifier, or in a cohort. */
class PeoplePage extends Part {
  static properties = {query: {attribute: false}};

  #cohorts = new Question(this);
  #members = new Question(this);

  constructor() {
    super();
    /** @type {{cohort?: string}} */
    this.query = {};
  }

  willUpdate() {
    this.#cohorts.for('cohorts', signal => get('/api/v1/cohorts', {signal}));
    const cohort = this.#chosen();
    if (cohort !== undefined) {
      this.#members.for(cohort, signal => get(path`/api/v1/cohorts/${cohort}/members`, {signal}));
    }
  }

  #chosen() {
    return this.query.cohort ?? this.#cohorts.value?.cohorts[0]?.id;
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({
          eyebrow: 'Competence',
          title: 'People',
          lead: 'Choose somebody to see their levels, how sure each is, and the statements that it rests on.',
        })}
        <section class="card">
          <form class="form" @submit=${this.#open}>
            <div class="field">
              <label for="identifier">Person</label>
              <input id="identifier" name="identifier" required placeholder="ann@example.org" spellcheck="false" autocapitalize="none">
            </div>
            <div class="row"><button class="button main">Open</button></div>
            <p class="hint wide small soft">An e-mail address, or any identifier as statements have it, such as
              <code>mailto:ann@example.org</code> or <code>account:https://hr.example.org|4711</code>.</p>
          </form>
        </section>
        ${answered(this.#cohorts, ({cohorts}) => this.#cohort(cohorts), 'the cohorts')}
      </div>`;
  }

  #cohort(cohorts) {
    if (cohorts.length === 0) {
      return empty('There are no cohorts yet.', 'Publish one by POST /api/v1/cohorts, and its people are listed here.');
    }
    const chosen = this.#chosen();
    return html`
      <section class="card">
        <header>
          <h2>In a cohort</h2>
          <div class="field">
            <label for="cohort">Cohort</label>
            <select id="cohort" @change=${event => changeQuery({cohort: event.target.value})}>
              ${cohorts.map(({id, name}) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
            </select>
          </div>
        </header>
        ${answered(this.#members, ({members}) => html`
          <attain-table searchable caption="People in the cohort" file="people" .rows=${members} .columns=${columns(chosen)}></attain-table>`, 'its people')}
      </section>`;
  }

  #open(event) {
    event.preventDefault();
    const given = String(new FormData(event.target).get('identifier')).trim();
    location.hash = personAddress(/^[a-z0-9_]+:/i.test(given) ? given : `mailto:${given}`);
  }
}

/** @param {string} cohort */
function columns(cohort) {
  return [
    {label: 'Name', value: member => member.name ?? personName(member.person), show: member => personLink(member.person, cohort, member.name)},
    {label: 'Identifier', value: member => personName(member.person)},
    {label: 'Assigned', value: member => member.assigned, show: member => day(member.assigned)},
    {label: 'Hired', value: member => member.hired, show: member => member.hired && day(member.hired)},
    {label: 'Left', value: member => member.left, show: member => member.left && `${day(member.left)}${member.leftReason ? `, ${member.leftReason}` : ''}`},
  ];
}

customElements.define('attain-people-page', PeoplePage);
