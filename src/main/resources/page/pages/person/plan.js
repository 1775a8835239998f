import {html} from 'lit';
import {get, path, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {card} from '../../parts/head.js';
import {cohortAddress} from '../../parts/links.js';
import {needColumns} from '../../parts/needs.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import '../../parts/table.js';

/** What somebody should do next, and by when. */
class LearningPlan extends Part {
  static properties = {person: {}, cohort: {}, asOf: {}};

  #needs = new Question(this);

  constructor() {
    super();
    this.person = '';
    this.cohort = '';
    /** Of the levels beside it: when they are read anew, so is the plan. */
    this.asOf = '';
  }

  willUpdate() {
    const where = `${path`/api/v1/cohorts/${this.cohort}/needs`}${query({person: this.person})}`;
    this.#needs.for(`${where} ${this.asOf}`, signal => get(where, {signal}));
  }

  render() {
    return card('Learning plan', answered(this.#needs, ({people: [found], basis}) => {
      if (!found) {
        return empty('There is no plan.', html`This person is not in the cohort <a href=${cohortAddress(this.cohort)}>${basis.name}</a> now.`);
      }
      return found.needs.length === 0
        ? empty('Nothing is missing.', 'Everything that the role asks for is met.')
        : html`<attain-table caption="Learning plan" file="learning-plan" .rows=${found.needs} .columns=${needColumns(basis.framework.id)}></attain-table>`;
    }, 'the plan'), {note: 'What the cohort’s role asks for and is not there yet, in the order in which it is best met: prerequisites first, then what reduces most risk in an hour.'});
  }
}

customElements.define('attain-learning-plan', LearningPlan);
