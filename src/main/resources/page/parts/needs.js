import {html, nothing} from 'lit';
import {rounded, words} from './figures.js';
import {competencyLink} from './links.js';
import {day} from './time.js';

const WHY_NO_EFFECT = {
  notMeasured: 'not measured yet',
  noRuleForCompletion: 'no rule tells who completed it',
  fewerThanFivePeople: 'fewer than five people',
};

/** Columns of what people need, a row for each need. @param {string} framework @returns {import('./table.js').Column[]} */
export function needColumns(framework) {
  return [
    {label: 'Needs', value: need => `${need.code} ${need.name}`, show: need => html`${competencyLink(need.competency, need.name, framework)} <span class="soft small nowrap">level ${need.level}${need.mandatory ? '' : ', not mandatory'}</span>`},
    {label: 'By', value: need => need.due, show: need => need.due && html`<span class="nowrap">${day(need.due)}</span>${need.overdue ? html` <span class="tag bad">overdue</span>` : nothing}`},
    {label: 'Now', value: need => words(need.status)},
    {label: 'Gap score', number: true, value: need => need.gapScore, show: need => rounded(need.gapScore, 1)},
    {label: 'What helps', value: need => need.resources.map(({name, resource}) => name ?? resource).join('; '), show: need => html`<ul class="conditions">${need.resources.filter(({relation}) => relation !== 'assesses').map(helps)}</ul>`},
  ];
}

function helps({resource, name, hours, riskReductionPerHour}) {
  return html`<li>${/^https?:/.test(resource) ? html`<a href=${resource} rel="noreferrer" target="_blank">${name ?? resource}</a>` : name ?? resource}
    <span class="soft small">${hours === undefined ? '' : `${hours} h`}${riskReductionPerHour === undefined ? '' : `, ${rounded(riskReductionPerHour, 1)} less risk in an hour`}</span></li>`;
}

/**
 * What a resource did, in words.
 *
 * @param {{effect?: {people: number, mean: number, low: number, high: number}, noEffectData?: string}} measured
 */
export function effectWords({effect, noEffectData}) {
  if (!effect) {
    return WHY_NO_EFFECT[noEffectData] ?? '';
  }
  const points = value => `${value > 0 ? '+' : ''}${Math.round(100 * value)}`;
  return `${points(effect.mean)} points (${points(effect.low)} to ${points(effect.high)}), ${effect.people} people`;
}
