import {html} from 'lit';
import {path} from '../../api/client.js';
import {card} from '../../parts/head.js';
import {personLink} from '../../parts/links.js';
import {Listing} from '../../parts/listing.js';
import {needColumns} from '../../parts/needs.js';
import {Part} from '../../parts/part.js';
import {empty} from '../../parts/states.js';
import '../../parts/table.js';

/** Who needs what by when, the earliest date first. */
class CohortNeeds extends Part {
  static properties = {opened: {attribute: false}};

  #people = new Listing(this, 'people');

  constructor() {
    super();
    /** @type {import('../cohort.js').Opened | undefined} */
    this.opened = undefined;
  }

  willUpdate() {
    this.#people.for(`${path`/api/v1/cohorts/${this.opened.cohort}/needs`}?limit=100`);
  }

  render() {
    const {cohort, framework} = this.opened;
    return card('Who needs what by when', this.#people.show(people => people.length === 0
      ? empty('Nobody needs anything.', 'Everybody meets all that the role asks for.')
      : html`
        <attain-table searchable caption="Who needs what by when" file="needs"
          .rows=${people.flatMap(({person, name, needs}) => needs.map(need => ({person, who: name, ...need})))}
          .columns=${[
            {label: 'Person', value: need => need.who, show: need => personLink(need.person, cohort, need.who)},
            ...needColumns(framework.id),
          ]}></attain-table>`, 'the needs'),
    {note: 'Of each person in the order in which needs are best met: prerequisites first, then by what reduces most risk in an hour, then by gap score.'});
  }
}

customElements.define('attain-cohort-needs', CohortNeeds);
