import {html} from 'lit';
import {competencyLink, lastPart, personLink} from '../../parts/links.js';
import {empty} from '../../parts/states.js';
import {relative} from '../../parts/time.js';

const KINDS = {
  levelGained: {kind: 'good', text: 'gained'},
  requirementMet: {kind: 'good', text: 'requirement met'},
  levelLapsed: {kind: 'bad', text: 'lapsed'},
  atRisk: {kind: 'warn', text: 'at risk'},
  recomputed: {kind: '', text: 'recomputed'},
};

/** What happened to levels, the newest first. @param {any[]} changes */
export function newest(changes) {
  return changes.length === 0
    ? empty('Nothing has changed yet.', 'Levels that are gained, lapse or are about to appear here by themselves.')
    : html`<ul class="feed">${changes.map(change => html`
        <li>
          <span class="tag ${KINDS[change.kind]?.kind ?? ''}">${KINDS[change.kind]?.text ?? change.kind}</span>
          <span>${change.person ? personLink(change.person) : 'All figures'}${change.competency ? html`, ${competencyLink(change.competency, lastPart(change.competency).replaceAll('-', ' '))}` : ''}${levels(change)}
            <span class="soft small nowrap">${relative(change.recorded)}</span></span>
        </li>`)}</ul>`;
}

function levels({kind, from, to}) {
  return kind === 'levelGained' || kind === 'levelLapsed' ? `: level ${from ?? 'none'} to ${to ?? 'none'}` : '';
}
