import {html} from 'lit';
import {path} from '../../api/client.js';
import {rounded, words} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {personLink} from '../../parts/links.js';
import {Listing} from '../../parts/listing.js';
import {Part} from '../../parts/part.js';
import {empty} from '../../parts/states.js';
import '../../parts/table.js';
import {day} from '../../parts/time.js';

/** Who has fallen silent, never begun, or slowed down, and why we say so. */
class CohortDisengagement extends Part {
  static properties = {opened: {attribute: false}};

  #people = new Listing(this, 'people');

  constructor() {
    super();
    /** @type {import('../cohort.js').Opened | undefined} */
    this.opened = undefined;
  }

  willUpdate() {
    this.#people.for(path`/api/v1/cohorts/${this.opened.cohort}/disengagement`);
  }

  render() {
    const {cohort} = this.opened;
    return card('Who is losing touch', this.#people.show((people, {usualDaysInCohort}) => people.length === 0
      ? empty('Nobody.', 'Everybody has given evidence within their usual time.')
      : html`
        <attain-table caption="Disengaged people" file="disengagement" .rows=${people} .columns=${[
          {label: 'Person', value: row => row.name, show: row => personLink(row.person, cohort, row.name)},
          {label: 'How', value: row => words(row.kind), show: row => html`<span class="tag warn">${words(row.kind)}</span>`},
          {label: 'Why we say so', value: row => row.reason},
          {label: 'Last evidence', value: row => row.lastActive, show: row => row.lastActive && html`<span class="nowrap">${day(row.lastActive)}</span>`},
          {label: 'Lately, a week', number: true, value: row => row.velocity?.recent, show: row => rounded(row.velocity?.recent, 1)},
          {label: 'Before', number: true, value: row => row.velocity?.before, show: row => rounded(row.velocity?.before, 1)},
        ]}></attain-table>
        ${usualDaysInCohort === undefined || usualDaysInCohort === null ? '' : html`<p class="soft small">In this cohort 95 of 100 gaps between active days are no longer than ${usualDaysInCohort} days.</p>`}`, 'the people'),
    {note: 'Silence is measured by what is usual for the person, or for the cohort where there is too little to tell. The weight of evidence of a week is of the last 28 days and the 28 before.'});
  }
}

customElements.define('attain-cohort-disengagement', CohortDisengagement);
