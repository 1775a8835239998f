import {html} from 'lit';
import {get, path} from '../../api/client.js';
import {Question} from '../../api/question.js';
import '../../charts/figure.js';
import '../../charts/trend.js';
import {percent, rounded} from '../../parts/figures.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import {unlessSuppressed} from '../../parts/suppressed.js';
import {day} from '../../parts/time.js';

/** How a cohort's coverage and readiness went over the last ninety days. */
class CohortTrend extends Part {
  static properties = {cohort: {}};

  #trend = new Question(this);

  constructor() {
    super();
    this.cohort = '';
  }

  willUpdate() {
    this.#trend.for(this.cohort, signal => get(`${path`/api/v1/cohorts/${this.cohort}/trend`}?days=90`, {signal}));
  }

  render() {
    return answered(this.#trend, trend => unlessSuppressed(trend, shown), 'the trend');
  }
}

function shown({points, missing}) {
  const rows = points.filter(({suppressed, coverage}) => !suppressed && coverage);
  if (rows.length < 2) {
    return empty('There is no trend yet.', 'A point is recorded for each day.');
  }
  return html`
    <attain-figure heading="Coverage and readiness" file="trend"
      description="With 95 % intervals. ${missing > 0 ? `${missing} of the days were not recorded.` : 'Days before the first recorded one are computed from the evidence.'}"
      .chart=${html`<attain-trend-chart .series=${[series('Covered', rows, 'coverage'), series('Ready', rows, 'readiness')]}></attain-trend-chart>`}
      .rows=${rows} .columns=${COLUMNS}></attain-figure>`;
}

function series(name, rows, field) {
  return {
    name,
    points: rows
      .filter(row => row[field].share !== null)
      .map(({day: at, [field]: {share, interval}}) => ({day: at, share, low: interval.low, high: interval.high})),
  };
}

/** @type {import('../../parts/table.js').Column[]} */
const COLUMNS = [
  {label: 'Day', value: row => row.day, show: row => day(row.day)},
  {label: 'People', number: true, value: row => row.people},
  {label: 'Covered', number: true, value: row => row.coverage.share, show: row => percent(row.coverage.share)},
  {label: 'Ready', number: true, value: row => row.readiness.share, show: row => percent(row.readiness.share)},
  {label: 'Gap score', number: true, value: row => row.gapScore, show: row => rounded(row.gapScore, 0)},
  {label: 'Source', value: row => row.source},
];

customElements.define('attain-cohort-trend', CohortTrend);
