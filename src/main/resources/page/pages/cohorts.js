import {html, nothing} from 'lit';
import {get, query} from '../api/client.js';
import {Question} from '../api/question.js';
import {percent, rounded} from '../parts/figures.js';
import {card, pageHead} from '../parts/head.js';
import {heat, heatKey} from '../parts/heat.js';
import {cohortAddress, competencyLink} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered, empty} from '../parts/states.js';
import '../parts/table.js';
import {changeQuery} from '../shell/address.js';

const MOST = 50;

/** All cohorts of a framework beside each other, competency by competency. */
class CohortsPage extends Part {
  static properties = {query: {attribute: false}};

  #cohorts = new Question(this);
  #roles = new Question(this);
  #map = new Question(this);

  constructor() {
    super();
    /** @type {{framework?: string}} */
    this.query = {};
  }

  willUpdate() {
    this.#cohorts.for('cohorts', signal => get('/api/v1/cohorts', {signal}));
    this.#roles.for('roles', signal => get('/api/v1/roles', {signal}));
    const shown = this.#shown();
    if (shown.length > 0) {
      const where = `/api/v1/heat-map${query({cohorts: shown.map(({id}) => id).join(',')})}`;
      this.#map.for(where, signal => get(where, {signal}));
    }
  }

  /** The frameworks that cohorts' roles are of. */
  #offered() {
    return [...new Set((this.#cohorts.value?.cohorts ?? []).map(cohort => this.#frameworkOf(cohort)).filter(Boolean))];
  }

  #frameworkOf({role}) {
    return this.#roles.value?.roles.find(({id}) => id === role)?.framework;
  }

  #shown() {
    const chosen = this.query.framework ?? this.#offered()[0];
    return (this.#cohorts.value?.cohorts ?? []).filter(cohort => chosen && this.#frameworkOf(cohort) === chosen).slice(0, MOST);
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({eyebrow: 'Competence', title: 'Cohorts', lead: 'How much of what their role asks for each group of people has reached.'})}
        ${answered(this.#cohorts, ({cohorts}) => cohorts.length === 0
          ? empty('There are no cohorts yet.', 'Publish one by POST /api/v1/cohorts: a list of people, or a query, and the role that they are held to.')
          : this.#all(cohorts), 'the cohorts')}
      </div>`;
  }

  #all(cohorts) {
    const offered = this.#offered();
    const shown = this.#shown();
    return card('Coverage by competency', html`
      ${this.#roles.value ? answered(this.#map, map => heatMap(map), 'the heat map') : answered(this.#roles, () => nothing, 'the roles')}
      ${shown.length === MOST && cohorts.length > MOST ? html`<p class="soft small">The first ${MOST} cohorts are shown.</p>` : nothing}`, {
      note: 'The share of people who hold the level that their role asks for; in small, the days until half of them did.',
      actions: offered.length < 2 ? nothing : html`
        <div class="field">
          <label for="framework">Framework</label>
          <select id="framework" @change=${event => changeQuery({framework: event.target.value})}>
            ${offered.map(id => html`<option ?selected=${id === (this.query.framework ?? offered[0])}>${id}</option>`)}
          </select>
        </div>`,
    });
  }
}

function heatMap({rows, competencies, totals, framework}) {
  const all = [
    ...rows.map(row => ({name: row.basis.name, id: row.basis.cohort, people: row.basis.people, cells: byCompetency(row.cells)})),
    {name: 'All of them', cells: byCompetency(totals)},
  ];
  return html`
    <attain-table caption="Coverage by cohort and competency" file="heat-map" .rows=${all} .columns=${[
      {label: 'Cohort', value: row => row.name, show: row => row.id ? html`<a href=${cohortAddress(row.id)}>${row.name}</a>` : row.name},
      {label: 'People', number: true, value: row => row.people},
      ...competencies.map(({competency, code, name}) => ({
        label: code,
        hint: name,
        value: row => row.cells.get(competency)?.coverage?.share,
        show: row => cell(row.cells.get(competency)),
        shade: row => row.cells.get(competency)?.suppressed ? 'heat hidden' : heat(row.cells.get(competency)?.coverage?.share),
      })),
    ]}></attain-table>
    ${heatKey(html`<span class="heat hidden">&lt; 5: fewer than five people, or what would reveal them</span>`)}
    <p class="small soft">${competencies.map(({competency, code, name}, index) => html`${index > 0 ? ', ' : ''}<strong>${code}</strong> ${competencyLink(competency, name, framework.id)}`)}.</p>`;
}

function byCompetency(cells) {
  return new Map(cells.map(cell => [cell.competency, cell]));
}

/** What is not asked for is empty. */
function cell(found) {
  if (!found) {
    return nothing;
  }
  if (found.suppressed) {
    return html`<span aria-label="not shown">&lt; 5</span>`;
  }
  const days = found.medianDays?.days;
  return html`${percent(found.coverage.share)}${days === undefined || days === null ? nothing : html`<small> ${rounded(days, 0)} d</small>`}`;
}

customElements.define('attain-cohorts-page', CohortsPage);
