import {html, nothing} from 'lit';
import {get} from '../api/client.js';
import {Question} from '../api/question.js';
import {Act} from './act.js';
import {grouped} from './figures.js';
import {answered, failure} from './states.js';

/** A list that the server answers in pages: the first is read at once, the others when somebody wants them. */
export class Listing {
  #field;
  #first;
  #reading;
  #where = '';
  /** @type {{where: string, rows: any[], next?: string}} pages after the first */
  #further = {where: '', rows: []};

  /** @param {import('lit').LitElement} host @param {string} field of an answer that has the rows */
  constructor(host, field) {
    this.#field = field;
    this.#first = new Question(host);
    this.#reading = new Act(host);
  }

  /** Reads this, unless it already has. Call it in willUpdate. @param {string} where with its query */
  for(where) {
    this.#where = where;
    this.#first.for(where, signal => get(where, {signal}));
  }

  /** Reads the first page once more, after a change. */
  again() {
    this.#further = {where: '', rows: []};
    this.#first.again();
  }

  /**
   * @param {(rows: any[], first: any) => unknown} draw given all that has been read, and the first page
   * @param {string} what is being read
   */
  show(draw, what) {
    return answered(this.#first, first => {
      const {rows: later, next} = this.#further.where === this.#where ? this.#further : {rows: [], next: first.next};
      const rows = [...first[this.#field], ...later];
      return html`
        ${draw(rows, first)}
        ${this.#reading.failure ? failure(this.#reading.failure) : nothing}
        ${next === undefined ? nothing : html`
          <p class="row">
            <button class="button" ?disabled=${this.#reading.busy} @click=${() => this.#goOn(later, next)}>Read more</button>
            <span class="soft small">${grouped(rows.length)} have been read; there are more.</span>
          </p>`}`;
    }, what);
  }

  /** @param {any[]} later @param {string} after */
  #goOn(later, after) {
    const where = this.#where;
    this.#reading.run(async () => {
      const page = await get(`${where}${where.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`);
      this.#further = {where, rows: [...later, ...page[this.#field]], next: page.next};
    }, 'More is read.');
  }
}
