import {html} from 'lit';
import '../../charts/columns.js';
import '../../charts/figure.js';
import {day} from '../../parts/time.js';

const DAYS = 28;
const DAY = 86_400_000;

/** From when on days are shown. */
export function since() {
  return `${dayOf(Date.now() - (DAYS - 1) * DAY)}T00:00:00Z`;
}

/** @param {number} at */
function dayOf(at) {
  return new Date(at).toISOString().slice(0, 10);
}

/** Today's group of an answer by day. @param {any} measures undefined while it is read */
export function ofToday(measures) {
  const today = dayOf(Date.now());
  return measures && (measures.groups.find(({key}) => key.day === today) ?? {count: 0});
}

/** Statements by day, those without any too. */
export function cameIn({groups}) {
  const byDay = new Map(groups.map(group => [group.key.day, group]));
  const rows = Array.from({length: DAYS}, (_, index) => {
    const at = dayOf(Date.now() - (DAYS - 1 - index) * DAY);
    return {at, count: byDay.get(at)?.count ?? 0, people: byDay.get(at)?.people?.distinct ?? 0};
  });
  return html`
    <attain-figure heading="Statements by day" file="statements-by-day" description="By the day that they tell of (UTC), the last ${DAYS} days."
      .chart=${html`<attain-columns-chart .bars=${rows.map(({at, count}) => ({label: short(at), count}))}></attain-columns-chart>`}
      .rows=${rows} .columns=${[
        {label: 'Day', value: row => row.at, show: row => day(row.at)},
        {label: 'Statements', number: true, value: row => row.count},
        {label: 'People', number: true, value: row => row.people},
      ]}></attain-figure>`;
}

/** 2026-11-22 is "22 Nov". */
function short(at) {
  return day(at).replace(/ \d{4}$/, '');
}
