import {get, path, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Part} from '../../parts/part.js';
import {answered} from '../../parts/states.js';

/** A part of a cohort's page that answers one question of the API. */
export class Section extends Part {
  static properties = {opened: {attribute: false}, query: {attribute: false}};

  #answer = new Question(this);

  constructor() {
    super();
    /** @type {import('../cohort.js').Opened | undefined} */
    this.opened = undefined;
    /** @type {Record<string, string>} of the address */
    this.query = {};
  }

  /** Asks for what is at this place under the cohort. Call it in willUpdate. @param {string} place @param {Record<string, unknown>} [more] */
  ask(place, more = {}) {
    const where = `${path`/api/v1/cohorts/${this.opened.cohort}`}/${place}${query(more)}`;
    this.#answer.for(where, signal => get(where, {signal}));
  }

  /** @param {(answer: any) => unknown} show @param {string} what is being read */
  answered(show, what) {
    return answered(this.#answer, show, what);
  }
}
