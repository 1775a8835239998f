import {html, nothing} from 'lit';
import {get, path, query, send} from '../../api/client.js';
import {Question} from '../../api/question.js';
import '../../charts/figure.js';
import '../../charts/survival.js';
import {percent, rounded} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import {unlessSuppressed} from '../../parts/suppressed.js';
import '../../parts/table.js';
import {changeQuery} from '../../shell/address.js';
import {competencyChoice} from './choice.js';

/** A drawing of more groups than this can't be told apart. */
const MOST_OTHERS = 3;

/** How long people take to a level, beside other cohorts. */
class CohortTimes extends Part {
  static properties = {opened: {attribute: false}, query: {attribute: false}};

  #cohorts = new Question(this);
  #curves = new Question(this);
  #comparison = new Question(this);

  constructor() {
    super();
    /** @type {import('../cohort.js').Opened | undefined} */
    this.opened = undefined;
    /** @type {{competency?: string, with?: string}} */
    this.query = {};
  }

  willUpdate() {
    const {competency} = this.query;
    const cohorts = [this.opened.cohort, ...this.#others()];
    const asked = JSON.stringify({cohorts, competency});
    this.#cohorts.for('cohorts', signal => get('/api/v1/cohorts', {signal}));
    this.#curves.for(asked, signal => Promise.all(cohorts.map(cohort => get(`${path`/api/v1/cohorts/${cohort}/time-to-competence`}${query({competency})}`, {signal}))));
    this.#comparison.for(asked, async signal => cohorts.length < 2
      ? {groups: []}
      : send('POST', '/api/v1/time-to-competence/comparisons', {cohorts, ...(competency && {competency})}, {signal}));
  }

  #others() {
    return (this.query.with ?? '').split(',').filter(id => id !== '' && id !== this.opened.cohort).slice(0, MOST_OTHERS);
  }

  render() {
    return card('Time to competence', html`
      ${answered(this.#cohorts, ({cohorts}) => this.#choice(cohorts), 'the cohorts')}
      ${answered(this.#curves, groups => this.#drawn(groups), 'the curves')}
      ${answered(this.#comparison, comparison => comparison.groups.length === 0 ? nothing : difference(comparison), 'the comparison')}`,
    {
      actions: competencyChoice(this.opened, this.query.competency, 'All that is mandatory'),
      note: 'Days from the role’s start until the level is reached (Kaplan-Meier). Who has not reached it, or has left, counts for as long as they were observed.',
    });
  }

  #choice(cohorts) {
    const others = this.#others();
    const offered = cohorts.filter(({id}) => id !== this.opened.cohort);
    return offered.length === 0 ? nothing : html`
      <fieldset>
        <legend>Compare with</legend>
        <div class="choices">${offered.map(({id, name}) => html`
          <label><input type="checkbox" .checked=${others.includes(id)} ?disabled=${!others.includes(id) && others.length >= MOST_OTHERS}
            @change=${event => changeQuery({with: (event.target.checked ? [...others, id] : others.filter(other => other !== id)).join(',')})}>${name}</label>`)}
        </div>
      </fieldset>`;
  }

  #drawn(groups) {
    const drawn = groups.filter(({suppressed, curve}) => !suppressed && curve.length > 0);
    const rows = drawn.flatMap(({name, curve}) => curve.map(step => ({name, ...step})));
    return html`
      ${groups.length === 1 ? unlessSuppressed(groups[0], summary) : nothing}
      ${drawn.length === 0
        ? empty('There is no curve.', 'Nobody has been observed yet.')
        : html`<attain-figure heading="Share that has reached it" file="time-to-competence" description="With 95 % intervals (log-log); below, how many were still observed and on the way."
            .chart=${html`<attain-survival-chart .groups=${drawn}></attain-survival-chart>`}
            .rows=${rows} .columns=${COLUMNS}></attain-figure>`}`;
  }
}

/** @type {import('../../parts/table.js').Column[]} */
const COLUMNS = [
  {label: 'Cohort', value: row => row.name},
  {label: 'Day', number: true, value: row => row.t, show: row => rounded(row.t, 1)},
  {label: 'Still on the way', number: true, value: row => row.atRisk},
  {label: 'Reached it', number: true, value: row => row.events},
  {label: 'Censored', number: true, value: row => row.censored},
  {label: 'Share', number: true, value: row => row.competent, show: row => percent(row.competent)},
  {label: 'Interval from', number: true, value: row => upTo(row.logLog?.high), show: row => percent(upTo(row.logLog?.high))},
  {label: 'to', number: true, value: row => upTo(row.logLog?.low), show: row => percent(upTo(row.logLog?.low))},
];

/** The interval is of those who are not there yet. */
function upTo(survival) {
  return survival === undefined || survival === null ? null : 1 - survival;
}

function summary({n, events, prior, quantiles, restrictedMean}) {
  const median = quantiles.find(({share}) => share === 0.5);
  return html`
    <dl class="stats">
      <div class="stat"><dt>half have reached it by day</dt><dd>${median?.days == null ? 'Not reached' : rounded(median.days, 0)}${median?.days == null ? nothing : html`<small>${span(median.logLog)}</small>`}</dd></div>
      <div class="stat"><dt>reached it, of those observed</dt><dd>${events} of ${n}<small>${prior} had it before</small></dd></div>
      ${restrictedMean ? html`<div class="stat"><dt>mean days without it, within ${rounded(restrictedMean.horizon, 0)}</dt><dd>${rounded(restrictedMean.mean, 0)}<small>± ${rounded(restrictedMean.standardError, 1)}</small></dd></div>` : nothing}
    </dl>`;
}

function span({low, high} = /** @type {any} */ ({})) {
  const end = value => value === undefined || value === null ? 'open' : rounded(value, 0);
  return `95 % interval ${end(low)} to ${end(high)}`;
}

function difference({groups, chiSquare, degreesOfFreedom, p, whyNoTest}) {
  return html`
    <div class="notice ${p !== undefined && p < 0.05 ? 'warn' : ''}" role="status">
      ${whyNoTest ? html`<strong>They can’t be compared.</strong>${whyNoTest}` : html`
        <strong>${p < 0.05 ? 'They differ by more than chance would explain.' : 'They differ by no more than chance may explain.'}</strong>
        Log-rank test: χ² ${rounded(chiSquare, 2)} with ${degreesOfFreedom} degrees of freedom, p ${p < 0.001 ? '< 0.001' : rounded(p, 3)}.`}
    </div>
    <attain-table caption="Cohorts compared" file="comparison" .rows=${groups} .columns=${[
      {label: 'Cohort', value: row => row.name},
      {label: 'Observed', number: true, value: row => row.n},
      {label: 'Reached it', number: true, value: row => row.events},
      {label: 'If all took equally long', number: true, value: row => row.expected, show: row => rounded(row.expected, 1)},
      {label: 'Half by day', number: true, value: row => row.medianDays, show: row => row.medianDays === null ? 'not reached' : rounded(row.medianDays, 0)},
    ]}></attain-table>`;
}

customElements.define('attain-cohort-times', CohortTimes);
