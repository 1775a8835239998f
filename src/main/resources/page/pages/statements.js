import {html, nothing} from 'lit';
import {query} from '../api/client.js';
import {card, pageHead} from '../parts/head.js';
import {Part} from '../parts/part.js';
import {tabs} from '../parts/tabs.js';
import './statements/export.js';
import {filterForm, filterOf} from './statements/filter.js';
import './statements/find.js';
import './statements/measures.js';
import './statements/queries.js';

const PARTS = [
  {place: '/statements', title: 'Find', act: 'Find', show: filter => html`<attain-found-statements .filter=${filter}></attain-found-statements>`},
  {place: '/statements/measures', title: 'Measures', act: 'Measure', show: (filter, asked) => html`<attain-measures .filter=${filter} .query=${asked}></attain-measures>`},
  {place: '/statements/export', title: 'Export', act: 'Choose', show: filter => html`<attain-statement-export .filter=${filter}></attain-statement-export>`},
  {place: '/statements/queries', title: 'Saved queries', show: () => html`<attain-saved-queries></attain-saved-queries>`},
];

/** The log: found, counted, exported; the address keeps the filter, which goes along from part to part. */
class StatementsPage extends Part {
  static properties = {place: {}, query: {attribute: false}};

  constructor() {
    super();
    this.place = PARTS[0].place;
    /** @type {Record<string, string>} */
    this.query = {};
  }

  render() {
    const filter = filterOf(this.query);
    const current = PARTS.find(({place}) => place === this.place) ?? PARTS[0];
    return html`
      <div class="page">
        ${pageHead({eyebrow: 'Log', title: 'Statements', lead: 'What was said about people, as it was received.'})}
        ${tabs('Parts of the log', PARTS.map(part => ({title: part.title, address: `#${part.place}${query(filter)}`, current: part === current})))}
        ${current.act ? card('Filter', filterForm(filter, {place: current.place, act: current.act})) : nothing}
        ${current.show(filter, this.query)}
      </div>`;
  }
}

customElements.define('attain-statements-page', StatementsPage);
