import {html, nothing} from 'lit';
import {get, query} from '../api/client.js';
import {Following} from '../api/following.js';
import {Question} from '../api/question.js';
import {Repeating} from '../api/repeating.js';
import {grouped, percent, rounded} from '../parts/figures.js';
import {card, pageHead} from '../parts/head.js';
import {cohortAddress} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered, empty} from '../parts/states.js';
import '../parts/table.js';
import {changeQuery} from '../shell/address.js';
import './cohort/trend.js';
import {cameIn, ofToday, since} from './overview/came-in.js';
import {newest} from './overview/changes.js';

const EVERY = 10_000;
const CHANGES = 10;
const KEEPS_UP = 5_000;

/** Where what the server points out is seen. */
const PLACES = {disengaged: 'disengagement', lapsing: 'heat-map', overdue: 'needs'};

/** What came in, what changed, and what needs somebody. */
class OverviewPage extends Part {
  static properties = {query: {attribute: false}};

  #overview = new Question(this);
  #cameIn = new Question(this);
  #changes = new Following(this, received => this.#changed(received));
  /** @type {any[]} since the page was opened, the newest first */
  #arrived = [];

  constructor() {
    super();
    /** @type {{cohort?: string}} */
    this.query = {};
    new Repeating(this, EVERY, () => this.#lookAgain());
  }

  willUpdate() {
    this.#overview.for('overview', signal => get('/api/v1/overview', {signal}));
    this.#cameIn.for('came in', signal => get(`/api/v1/statements/measures${query({by: 'day', from: since(), measures: 'people'})}`, {signal}));
    this.#changes.of('/api/v1/changes?after=now');
  }

  #lookAgain() {
    this.#overview.again();
    this.#cameIn.again();
  }

  /** Changes come in bursts; the figures beside them are read anew by the clock. */
  #changed({data}) {
    this.#arrived = [JSON.parse(data), ...this.#arrived].slice(0, CHANGES);
    this.requestUpdate();
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({eyebrow: 'Today', title: 'Overview', lead: 'What came in, what changed, and what needs somebody.', actions: this.#changes.tag()})}
        ${answered(this.#overview, overview => this.#all(overview), 'the overview')}
      </div>`;
  }

  #all({cohorts, moreCohorts, changes, lagMillis}) {
    const known = new Set(this.#arrived.map(({person, competency, kind, at}) => `${person} ${competency} ${kind} ${at}`));
    const before = changes.filter(({person, competency, kind, at}) => !known.has(`${person} ${competency} ${kind} ${at}`));
    return html`
      ${this.#figures(cohorts, lagMillis)}
      <div class="columns">
        ${card('What needs attention', attention(cohorts))}
        ${card('Newest changes', newest([...this.#arrived, ...before].slice(0, CHANGES)))}
      </div>
      ${card('Cohorts', cohorts.length === 0
        ? empty('There are no cohorts yet.', 'Publish one by POST /api/v1/cohorts: its coverage, readiness and gaps are computed from then on.')
        : html`<attain-table caption="Cohorts" file="cohorts" .rows=${cohorts} .columns=${COHORTS}></attain-table>
            ${moreCohorts > 0 ? html`<p class="soft small">${grouped(moreCohorts)} further cohorts are not shown here.</p>` : nothing}`,
      {note: 'Covered: requirements that are met, of all people together. Ready: people who meet every mandatory one.'})}
      ${cohorts.length === 0 ? nothing : this.#trend(cohorts)}
      ${card('What came in', answered(this.#cameIn, cameIn, 'the statements'))}`;
  }

  #figures(cohorts, lagMillis) {
    const today = ofToday(this.#cameIn.value);
    const active = cohorts.reduce((sum, {today: day}) => sum + (day?.activePeople ?? 0), 0);
    return html`
      <dl class="stats">
        <div class="stat"><dt>statements of today (UTC)</dt><dd>${today === undefined ? '…' : grouped(today.count)}</dd></div>
        <div class="stat"><dt>people with evidence today, by cohort</dt><dd>${grouped(active)}</dd></div>
        <div class="stat"><dt>figures behind the statements</dt><dd>${lagMillis < KEEPS_UP ? 'Keeps up' : `${rounded(lagMillis / 1000, 0)} s`}</dd></div>
        <div class="stat"><dt>cohorts</dt><dd>${cohorts.length}</dd></div>
      </dl>`;
  }

  #trend(cohorts) {
    const {basis: chosen} = cohorts.find(({basis}) => basis.cohort === this.query.cohort) ?? cohorts.find(({suppressed}) => !suppressed) ?? cohorts[0];
    return card('Trend', html`<attain-cohort-trend .cohort=${chosen.cohort}></attain-cohort-trend>`, {
      actions: html`
        <div class="field">
          <label for="cohort">Cohort</label>
          <select id="cohort" @change=${event => changeQuery({cohort: event.target.value})}>
            ${cohorts.map(({basis: {cohort, name}}) => html`<option value=${cohort} ?selected=${cohort === chosen.cohort}>${name}</option>`)}
          </select>
        </div>`,
    });
  }
}

/** By cohort, the one with most people that something is said of first. */
function attention(cohorts) {
  const concerned = cohorts.filter(({attention: found = []}) => found.length > 0);
  const most = ({attention: found}) => Math.max(...found.map(({count}) => count));
  return concerned.length === 0
    ? empty('Nothing.', 'Nobody has fallen silent, no level is about to end, no date has passed.')
    : html`<div class="stack">${concerned.sort((one, other) => most(other) - most(one)).map(({basis, attention: found}) => html`
        <section>
          <h3>${basis.name}</h3>
          <ul class="feed">${found.map(({kind, inWords}) => html`
            <li><a class="tag ${kind === 'overdue' ? 'bad' : 'warn'}" href=${cohortAddress(basis.cohort, PLACES[kind])} aria-label="${kind} in ${basis.name}">${kind}</a><span>${inWords}</span></li>`)}</ul>
        </section>`)}</div>`;
}

/** @type {import('../parts/table.js').Column[]} */
const COHORTS = [
  {label: 'Cohort', value: ({basis}) => basis.name, show: ({basis}) => html`<a href=${cohortAddress(basis.cohort)}>${basis.name}</a>`},
  {label: 'People', number: true, value: ({basis}) => basis.people},
  {label: 'Covered', number: true, value: ({coverage}) => coverage?.share, show: shown('coverage', 'coverageWeekAgo')},
  {label: 'Ready', number: true, value: ({readiness}) => readiness?.share, show: shown('readiness', 'readinessWeekAgo')},
  {label: 'Gap score', number: true, value: ({gapScore}) => gapScore, show: ({gapScore}) => rounded(gapScore, 0)},
  {label: 'Active today', number: true, value: ({today}) => today?.activePeople},
];

/** A share, and by how much it is another than a week ago. */
function shown(field, weekAgo) {
  return cohort => {
    if (cohort.suppressed) {
      return html`<span class="soft">not shown</span>`;
    }
    const {share} = cohort[field];
    const change = Math.round(100 * (share - cohort[weekAgo]));
    return html`${percent(share)}${Number.isFinite(change) ? html` <small class="soft nowrap">${change > 0 ? '+' : ''}${change} in a week</small>` : nothing}`;
  };
}

customElements.define('attain-overview-page', OverviewPage);
