import {html, nothing} from 'lit';
import {get, path, query} from '../api/client.js';
import {Following} from '../api/following.js';
import {Question} from '../api/question.js';
import {levelMark, levelName} from '../charts/level.js';
import {strip} from '../charts/strip.js';
import {announce} from '../parts/announce.js';
import {counted, words} from '../parts/figures.js';
import {card, pageHead} from '../parts/head.js';
import {lastPart, personName} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered, empty} from '../parts/states.js';
import '../parts/table.js';
import {day} from '../parts/time.js';
import {address, changeQuery} from '../shell/address.js';
import './person/explanation.js';
import './person/plan.js';

/**
 * A competency of a person beside what the role asks for.
 *
 * @typedef {{figures: any, framework: {id: string, version: string}, requirement?: any}} Held
 */

/** A person: each competency against the role, and why. */
class PersonPage extends Part {
  static properties = {person: {}, query: {attribute: false}};

  #figures = new Question(this);
  #roles = new Question(this);
  #cohorts = new Question(this);
  #members = new Question(this);
  #changes = new Following(this, received => this.#changed(received));

  constructor() {
    super();
    this.person = '';
    /** @type {{cohort?: string, role?: string, competency?: string}} */
    this.query = {};
  }

  willUpdate() {
    this.#figures.for(this.person, signal => get(path`/api/v1/people/${this.person}/proficiency`, {signal}));
    this.#roles.for('roles', signal => get('/api/v1/roles', {signal}));
    this.#cohorts.for('cohorts', signal => get('/api/v1/cohorts', {signal}));
    this.#changes.of(`/api/v1/changes${query({person: this.person, after: 'now'})}`);
    const {cohort} = this.query;
    if (cohort) {
      this.#members.for(cohort, signal => get(path`/api/v1/cohorts/${cohort}/members`, {signal}));
    }
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({
          eyebrow: 'Person',
          title: this.#name(),
          lead: html`<code>${this.person}</code>`,
          actions: html`${this.#changes.tag()}${this.#roles.value ? this.#roleChoice() : nothing}`,
        })}
        ${answered(this.#figures, value => this.#levels(value), 'the levels')}
      </div>`;
  }

  /** As the cohort that one comes from has it, else the identifier. */
  #name() {
    const member = this.#members.value?.members.find(({person}) => person === this.person);
    return member?.name ?? personName(this.person);
  }

  /** Something about this person is another than it was: the figures are read anew, and it is said. */
  #changed({data}) {
    const {kind, competency} = JSON.parse(data);
    announce(`${words(kind)}${competency ? `: ${lastPart(competency)}` : ''}.`);
    this.#figures.again();
  }

  #roleChoice() {
    const {roles} = this.#roles.value;
    const chosen = this.#role()?.id;
    return html`
      <div class="field">
        <label for="role">Compare with the role</label>
        <select id="role" @change=${event => changeQuery({role: event.target.value})}>
          ${roles.map(({id, name}) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
        </select>
      </div>`;
  }

  /** The role asked for, else that of the cohort one comes from, else the first there is. */
  #role() {
    const roles = this.#roles.value?.roles ?? [];
    const cohort = this.#cohorts.value?.cohorts.find(({id}) => id === this.query.cohort);
    const wanted = this.query.role ?? cohort?.role;
    return roles.find(({id}) => id === wanted) ?? roles[0];
  }

  #levels({frameworks, asOf}) {
    /** @type {Held[]} */
    const held = frameworks.flatMap(({framework, competencies}) =>
      competencies.map(figures => ({figures, framework, requirement: this.#requirement(framework.id, figures.competency)})));
    if (held.length === 0) {
      return empty('No framework is in force.', 'Publish and approve one in the framework studio; figures then follow from the statements that are there.');
    }
    const opened = held.find(({figures}) => figures.competency === this.query.competency) ?? mostUrgent(held);
    return html`
      ${summary(held)}
      ${card('Competencies', html`
        <attain-table caption="Levels of ${this.#name()}" file="levels" .rows=${held} .columns=${this.#columns(opened)}></attain-table>`,
        {note: 'The dot is the estimate of the true score, the bar its 90 % interval, the numbers where levels begin, and the triangle the level that the role requires.'})}
      ${this.query.cohort ? html`<attain-learning-plan .person=${this.person} .cohort=${this.query.cohort} .asOf=${asOf}></attain-learning-plan>` : nothing}
      <attain-explanation .person=${this.person} .held=${opened} .asOf=${asOf}></attain-explanation>`;
  }

  #requirement(framework, competency) {
    const role = this.#role();
    return role?.framework === framework ? role.requirements.find(wanted => wanted.competency === competency) : undefined;
  }

  /** @param {Held} opened @returns {import('../parts/table.js').Column[]} */
  #columns(opened) {
    return [
      {
        label: 'Competency', value: ({figures}) => `${figures.code} ${figures.name}`,
        show: held => html`<a href=${this.#explained(held.figures.competency)} aria-current=${held === opened ? 'true' : nothing}
          @click=${() => this.#toExplanation()}>${held.figures.name}</a> <span class="soft small">${held.figures.code}</span>`,
      },
      {label: 'Level', value: ({figures}) => figures.currentLevel ?? 0, show: ({figures}) => levelMark(figures.currentLevel, figures.levels)},
      {label: 'Estimate', value: ({figures}) => figures.mean, show: ({figures, requirement}) => strip(figures, requirement?.level)},
      {label: 'Required', value: ({requirement}) => requirement?.level, show: ({figures, requirement}) => requirement && html`<span class="nowrap">${levelName(requirement.level, figures.levels)}</span>`},
      {label: 'Against the role', value: held => verdict(held).text, show: held => html`<span class="tag ${verdict(held).kind}">${verdict(held).text}</span>`},
      {label: 'Items', number: true, value: ({figures}) => figures.items},
      {label: 'Lapses', value: ({figures}) => figures.lapsesAt, show: ({figures}) => figures.lapsesAt && html`<span class="nowrap">${day(figures.lapsesAt)}</span>`},
    ];
  }

  #explained(competency) {
    const {path: here, query} = address();
    return `#${here}?${new URLSearchParams({...query, competency})}`;
  }

  async #toExplanation() {
    await this.updateComplete;
    this.querySelector('attain-explanation').scrollIntoView({behavior: 'smooth'});
  }
}

/** @param {Held[]} held */
function summary(held) {
  const required = held.filter(({requirement}) => requirement);
  const met = required.filter(isMet);
  const assessed = held.filter(({figures}) => figures.status === 'assessed');
  const items = held.reduce((sum, {figures}) => sum + figures.items, 0);
  const next = assessed.map(({figures}) => figures).filter(({lapsesAt}) => lapsesAt).sort((one, other) => one.lapsesAt.localeCompare(other.lapsesAt))[0];
  return html`
    <dl class="stats">
      <div class="stat"><dt>requirements of the role met</dt><dd>${met.length} of ${required.length}</dd></div>
      <div class="stat"><dt>competencies with evidence</dt><dd>${assessed.length} of ${held.length}</dd></div>
      <div class="stat"><dt>items of evidence that count</dt><dd>${items}</dd></div>
      <div class="stat"><dt>next level to lapse without new evidence</dt><dd>${next ? html`${day(next.lapsesAt)}<small>${next.name}</small>` : 'None'}</dd></div>
    </dl>`;
}

/** @param {Held} held */
function isMet({figures, requirement}) {
  return (figures.currentLevel ?? 0) >= requirement.level;
}

/** @param {Held} held @returns {{text: string, kind: string}} */
function verdict(held) {
  const {figures, requirement} = held;
  if (!requirement) {
    return {text: 'Not required', kind: ''};
  }
  if (isMet(held)) {
    return {text: 'Met', kind: 'good'};
  }
  return figures.status === 'noEvidence'
    ? {text: 'No evidence', kind: ''}
    : {text: `${counted(requirement.level - (figures.currentLevel ?? 0), 'level')} below`, kind: requirement.mandatory ? 'bad' : 'warn'};
}

/** Where most is missing, by the impact and frequency that the role gives. @param {Held[]} held */
function mostUrgent(held) {
  const open = held.filter(each => each.requirement && !isMet(each));
  const weight = ({requirement: {impact, frequency, weight: own}}) => impact * frequency * own;
  return open.sort((one, other) => weight(other) - weight(one))[0] ?? held[0];
}

customElements.define('attain-person-page', PersonPage);
