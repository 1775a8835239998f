import {html} from 'lit';
import {get, path} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {grouped, percent, rounded} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {lastPart} from '../../parts/links.js';
import {answered, empty} from '../../parts/states.js';
import {unlessSuppressed} from '../../parts/suppressed.js';
import '../../parts/table.js';
import {day} from '../../parts/time.js';
import {Section} from './section.js';

/** How fast evidence comes, and who moved to which role. */
class CohortMovement extends Section {
  #mobility = new Question(this);

  willUpdate() {
    const {cohort} = this.opened;
    this.ask('velocity');
    this.#mobility.for(cohort, signal => get(path`/api/v1/cohorts/${cohort}/mobility`, {signal}));
  }

  render() {
    return html`
      <div class="page">
        ${card('Pace', this.answered(answer => unlessSuppressed(answer, pace), 'the pace'), {note: 'The weight of evidence that comes in a week.'})}
        ${card('Moves to other roles', answered(this.#mobility, answer => unlessSuppressed(answer, moves), 'the moves'))}
      </div>`;
  }
}

function pace({recent, before, windowDays, activePeople, complete}) {
  return html`
    <dl class="stats">
      <div class="stat"><dt>a week, in the last ${windowDays} days</dt><dd>${rounded(recent.perWeek, 1)}<small>${rounded(recent.perPerson, 2)} for each person</small></dd></div>
      <div class="stat"><dt>a week, in the ${windowDays} days before</dt><dd>${rounded(before.perWeek, 1)}<small>${rounded(before.perPerson, 2)} for each person</small></dd></div>
      <div class="stat"><dt>people with evidence lately</dt><dd>${grouped(activePeople)}</dd></div>
    </dl>
    ${complete ? '' : html`<p class="soft small">Not all of their evidence is kept for so long: the figures are at least these.</p>`}`;
}

function moves({from, to, moves: count, personYears, per100PersonYears, interval, destinations}) {
  return html`
    <p>${grouped(count)} moves from ${day(from)} to ${day(to)}, in ${rounded(personYears, 1)} person-years:
      ${rounded(per100PersonYears, 1)} in 100 person-years, 95 % interval ${rounded(interval.low, 1)} to ${rounded(interval.high, 1)}.</p>
    ${destinations.length === 0
      ? empty('Nobody has moved.', 'A move is an assignment to another role, as cohorts have it.')
      : html`<attain-table caption="Roles that people moved to" file="mobility" .rows=${destinations} .columns=${[
          {label: 'Role', value: row => lastPart(row.role)},
          {label: 'Moves', number: true, value: row => row.moves},
          {label: 'Ready for it', number: true, value: row => row.readiness?.share, show: row => row.readiness ? percent(row.readiness.share) : html`<span class="soft">not known</span>`},
        ]}></attain-table>`}`;
}

customElements.define('attain-cohort-movement', CohortMovement);
