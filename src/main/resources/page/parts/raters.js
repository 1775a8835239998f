import {html} from 'lit';
import {rounded} from './figures.js';
import {personName} from './links.js';
import {empty} from './states.js';
import './table.js';

/** How far those who rate agree, by competency: /api/v1/cohorts/{id}/raters. */
export function agreement({alpha, pairs, severity, windowDays, cut}) {
  return html`
    <dl class="stats">
      <div class="stat"><dt>agreement on levels (alpha, ordinal)</dt><dd>${rounded(alpha.ordinal) || 'Unknown'}</dd></div>
      <div class="stat"><dt>agreement on scores (alpha, interval)</dt><dd>${rounded(alpha.interval) || 'Unknown'}</dd></div>
      <div class="stat"><dt>seen by several raters</dt><dd>${alpha.units}<small>${alpha.ratings} ratings</small></dd></div>
    </dl>
    <p class="soft small">1 is full agreement, 0 no more than by chance; below 0.67 conclusions are unsafe. Several raters saw the same when it has the same artifact, or is of the same ${windowDays} days.${cut ? ' Only the newest ratings are in it.' : ''}</p>
    ${pairs.length === 0 ? empty('No two raters have seen enough in common.', 'Five things that both have rated are needed.') : html`
      <attain-table caption="Pairs of raters" file="rater-pairs" .rows=${pairs} .columns=${PAIRS}></attain-table>`}
    ${severity.length === 0 ? '' : html`<attain-table caption="How severe raters are" file="rater-severity" .rows=${severity} .columns=${SEVERITY}></attain-table>`}`;
}

/** @type {import('./table.js').Column[]} */
const PAIRS = [
  {label: 'Rater', value: row => personName(row.raters[0])},
  {label: 'and', value: row => personName(row.raters[1])},
  {label: 'In common', number: true, value: row => row.n},
  {label: 'Agreed', number: true, value: row => row.observed, show: row => rounded(row.observed)},
  {label: 'By chance', number: true, value: row => row.expected, show: row => rounded(row.expected)},
  {label: 'Kappa', number: true, value: row => row.kappa, show: row => rounded(row.kappa)},
];

/** @type {import('./table.js').Column[]} */
const SEVERITY = [
  {label: 'Rater', value: row => personName(row.rater)},
  {label: 'Rated with others', number: true, value: row => row.units},
  {label: 'Above or below the others', number: true, value: row => row.meanResidual, show: row => `${points(100 * row.meanResidual)} points`},
];

/** With its sign, unless it is none. @param {number} value */
function points(value) {
  const shown = rounded(value, 1).replace('-0.0', '0.0');
  return value > 0 && shown !== '0.0' ? `+${shown}` : shown;
}
