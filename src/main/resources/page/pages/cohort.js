import {html} from 'lit';
import {get, path} from '../api/client.js';
import {Question} from '../api/question.js';
import {counted} from '../parts/figures.js';
import {pageHead} from '../parts/head.js';
import {cohortAddress, lastPart} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered} from '../parts/states.js';
import {tabs} from '../parts/tabs.js';
import {absolute} from '../parts/time.js';
import './cohort/benchmark.js';
import './cohort/disengagement.js';
import './cohort/forecast.js';
import './cohort/gaps.js';
import './cohort/heat-map.js';
import './cohort/movement.js';
import './cohort/needs.js';
import './cohort/raters.js';
import './cohort/readiness.js';
import './cohort/times.js';

const PARTS = [
  {name: 'readiness', title: 'Readiness', show: (opened, _) => html`<attain-cohort-readiness .opened=${opened}></attain-cohort-readiness>`},
  {name: 'heat-map', title: 'Heat map', show: (opened, query) => html`<attain-cohort-heat-map .opened=${opened} .query=${query}></attain-cohort-heat-map>`},
  {name: 'times', title: 'Time to competence', show: (opened, query) => html`<attain-cohort-times .opened=${opened} .query=${query}></attain-cohort-times>`},
  {name: 'gaps', title: 'Gaps by risk', show: (opened, _) => html`<attain-cohort-gaps .opened=${opened}></attain-cohort-gaps>`},
  {name: 'needs', title: 'Who needs what', show: (opened, _) => html`<attain-cohort-needs .opened=${opened}></attain-cohort-needs>`},
  {name: 'forecast', title: 'Forecast', show: (opened, query) => html`<attain-cohort-forecast .opened=${opened} .query=${query}></attain-cohort-forecast>`},
  {name: 'disengagement', title: 'Disengagement', show: (opened, _) => html`<attain-cohort-disengagement .opened=${opened}></attain-cohort-disengagement>`},
  {name: 'benchmark', title: 'Top performers', show: (opened, _) => html`<attain-cohort-benchmark .opened=${opened}></attain-cohort-benchmark>`},
  {name: 'movement', title: 'Pace and moves', show: (opened, _) => html`<attain-cohort-movement .opened=${opened}></attain-cohort-movement>`},
  {name: 'raters', title: 'Raters', show: (opened, query) => html`<attain-cohort-raters .opened=${opened} .query=${query}></attain-cohort-raters>`},
];

/**
 * A cohort as its page has opened it.
 *
 * @typedef {object} Opened
 * @property {string} cohort its id
 * @property {string} name
 * @property {{id: string, version: string}} framework
 * @property {{competency: string, code: string, name: string, level: number, mandatory: boolean}[]} competencies that its role asks for
 */

/** A cohort: how ready its people are, what is missing, and who needs what. */
class CohortPage extends Part {
  static properties = {cohort: {}, part: {}, query: {attribute: false}};

  #found = new Question(this);

  constructor() {
    super();
    this.cohort = '';
    this.part = PARTS[0].name;
    /** @type {Record<string, string>} */
    this.query = {};
  }

  willUpdate() {
    this.#found.for(this.cohort, signal => get(`${path`/api/v1/cohorts/${this.cohort}/people`}?limit=1`, {signal}));
  }

  render() {
    return html`<div class="page">${answered(this.#found, found => this.#all(found), 'the cohort')}</div>`;
  }

  #all({basis: {cohort, name, role, people, framework, asOf}, competencies}) {
    const current = PARTS.find(part => part.name === this.part) ?? PARTS[0];
    return html`
      ${pageHead({
        eyebrow: 'Cohort',
        title: name,
        lead: html`${counted(people, 'person', 'people')} in the role <em>${lastPart(role).replaceAll('-', ' ')}</em>, by framework version ${framework.version}, as of ${absolute(asOf)}.`,
      })}
      ${tabs('Parts of the cohort', PARTS.map(part => ({title: part.title, address: cohortAddress(cohort, part.name), current: part === current})))}
      ${current.show({cohort, name, framework, competencies}, this.query)}`;
  }
}

customElements.define('attain-cohort-page', CohortPage);
