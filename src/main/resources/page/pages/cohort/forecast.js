import {html} from 'lit';
import {path, query} from '../../api/client.js';
import {rounded} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {personLink} from '../../parts/links.js';
import {Listing} from '../../parts/listing.js';
import {Part} from '../../parts/part.js';
import {empty} from '../../parts/states.js';
import '../../parts/table.js';
import {day} from '../../parts/time.js';
import {competencyChoice} from './choice.js';

/** By when those who are on the way may be there. */
class CohortForecast extends Part {
  static properties = {opened: {attribute: false}, query: {attribute: false}};

  #people = new Listing(this, 'people');

  constructor() {
    super();
    /** @type {import('../cohort.js').Opened | undefined} */
    this.opened = undefined;
    /** @type {{competency?: string}} */
    this.query = {};
  }

  willUpdate() {
    this.#people.for(`${path`/api/v1/cohorts/${this.opened.cohort}/forecasts`}${query({competency: this.query.competency, limit: 100})}`);
  }

  render() {
    const {cohort} = this.opened;
    return card('By when they may be competent', this.#people.show((people, {n, events}) => html`
      <p class="soft">${events} of ${n} people observed have got there so far. Of those still on the way, half are expected by the first date and four of five by the second.</p>
      ${people.length === 0
        ? empty('Nobody is on the way.', 'Everybody observed has got there, or left.')
        : html`<attain-table searchable caption="Forecasts" file="forecasts" .rows=${people} .columns=${[
            {label: 'Person', value: row => row.name, show: row => personLink(row.person, cohort, row.name)},
            {label: 'Days so far', number: true, value: row => row.days, show: row => rounded(row.days, 0)},
            {label: 'Half by then', value: row => row.p50.at ?? row.p50.reason, show: row => estimate(row.p50)},
            {label: 'Four of five by then', value: row => row.p80.at ?? row.p80.reason, show: row => estimate(row.p80)},
          ]}></attain-table>`}`, 'the forecasts'),
    {
      actions: competencyChoice(this.opened, this.query.competency, 'All that is mandatory'),
      note: 'From the cohort’s own curve. What fewer have done than would be needed to tell is not estimable.',
    });
  }
}

function estimate({at, days, reason}) {
  return at ? html`<span class="nowrap">${day(at)}</span> <small class="soft nowrap">day ${rounded(days, 0)}</small>` : html`<span class="soft">${reason}</span>`;
}

customElements.define('attain-cohort-forecast', CohortForecast);
