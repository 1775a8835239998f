import {html} from 'lit';
import '../../charts/bars.js';
import '../../charts/columns.js';
import '../../charts/figure.js';
import {grouped, percent, rounded} from '../../parts/figures.js';
import {lastPart, personName} from '../../parts/links.js';

const MOST_BARS = 25;

/** What statements can be grouped by; the names are those of the API. */
export const DIMENSIONS = [
  {name: 'day', label: 'day', time: true, length: 10},
  {name: 'hour', label: 'hour', time: true, length: 16},
  {name: 'week', label: 'week', time: true, length: 10},
  {name: 'month', label: 'month', time: true, length: 7},
  {name: 'verb', label: 'verb', words: lastPart},
  {name: 'activity', label: 'activity', words: iri => iri.replace(/^https?:\/\//, '')},
  {name: 'type', label: 'type of activity', words: lastPart},
  {name: 'person', label: 'person', words: personName},
  {name: 'cohort', label: 'cohort'},
  {name: 'source', label: 'source'},
];

/** The groups of an answer: drawn, and as a table. @param {any} answer of /api/v1/statements/measures, or of a scan */
export function measured({by, groups, others, errors}) {
  const dimensions = by.map(name => DIMENSIONS.find(each => each.name === name) ?? {name, label: name});
  const rows = [...groups, ...(others ? [{...others, key: {}}] : [])];
  const label = group => dimensions.map(dimension => inWords(dimension, group.key)).join(', ');
  const temporal = dimensions.length === 1 && dimensions[0].time;
  const shown = groups.slice(0, MOST_BARS);
  return html`
    <attain-figure heading="Statements by ${dimensions.map(({label: called}) => called).join(' and ')}" file="measures"
      description=${!temporal && groups.length > MOST_BARS ? `The ${MOST_BARS} largest of ${groups.length} groups; the table has all.` : ''}
      .chart=${temporal
        ? html`<attain-columns-chart .bars=${groups.map(group => ({label: label(group), count: group.count}))}></attain-columns-chart>`
        : html`<attain-bars-chart .bars=${shown.map(group => ({label: label(group), figure: grouped(group.count), parts: [{kind: '', value: group.count, title: `${label(group)}: ${grouped(group.count)}`}]}))}></attain-bars-chart>`}
      .rows=${rows} .columns=${columns(dimensions)}></attain-figure>
    <p class="small soft">Exactness: people ${errors.people}; scores ${errors.score}; durations ${errors.duration}.</p>`;
}

function inWords({name, time, length, words = value => value}, key) {
  const value = key[name];
  return value === undefined ? 'without' : time ? value.slice(0, length).replace('T', ' ') : words(value);
}

/** @returns {import('../../parts/table.js').Column[]} */
function columns(dimensions) {
  return [
    ...dimensions.map(dimension => ({
      label: dimension.label,
      value: row => row.key[dimension.name] ?? '',
      show: row => html`<span title=${row.key[dimension.name] ?? ''}>${inWords(dimension, row.key)}</span>`,
    })),
    {label: 'Statements', number: true, value: row => row.count, show: row => grouped(row.count)},
    {label: 'People', number: true, value: row => row.people?.distinct, show: row => row.people && `${row.people.exact ? '' : '≈ '}${grouped(row.people.distinct)}`},
    {label: 'Mean score', number: true, value: row => row.score?.mean, show: row => rounded(row.score?.mean)},
    {label: 'Median score', number: true, value: row => row.score?.quantiles['0.5'], show: row => rounded(row.score?.quantiles['0.5'])},
    {label: 'Mean duration (s)', number: true, value: row => row.duration?.mean, show: row => rounded(row.duration?.mean, 0)},
    {label: 'Success', number: true, value: row => row.success?.rate, show: row => row.success && percent(row.success.rate)},
  ];
}
