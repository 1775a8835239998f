import {html, nothing} from 'lit';
import {get, path, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import '../../charts/figure.js';
import '../../charts/history.js';
import {levelName} from '../../charts/level.js';
import '../../charts/timeline.js';
import {counted, percent, rounded, words} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {competencyLink, lastPart, personName, statementLink} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import '../../parts/table.js';
import {absolute, time} from '../../parts/time.js';

/** Why a person has a level: in words, item by item, over time, and what the next level still needs. */
class Explanation extends Part {
  static properties = {person: {}, held: {attribute: false}, asOf: {}};

  #explained = new Question(this);
  #history = new Question(this);

  constructor() {
    super();
    this.person = '';
    /** @type {import('../person.js').Held | undefined} */
    this.held = undefined;
    this.asOf = '';
  }

  willUpdate() {
    const {figures: {competency}, framework: {id: framework}} = this.held;
    const base = path`/api/v1/people/${this.person}/proficiency`;
    const asked = query({competency, framework});
    this.#explained.for(`${competency} of ${this.person} as of ${this.asOf}`, signal => get(`${base}/explain${asked}`, {signal}));
    this.#history.for(`${competency} of ${this.person} as of ${this.asOf}`, signal => get(`${base}/history${asked}`, {signal}));
  }

  render() {
    const {figures, framework} = this.held;
    return card(html`Why ${levelName(figures.currentLevel, figures.levels).toLowerCase() === 'none yet' ? 'no level yet' : `level ${levelName(figures.currentLevel, figures.levels)}`} in ${figures.name}`,
      answered(this.#explained, explained => this.#all(explained), 'the explanation'),
      {actions: competencyLink(figures.competency, 'About this competency', framework.id)});
  }

  #all(explained) {
    const {evidence, proficiency} = explained;
    return html`
      <div class="stack">
        <div class="columns">
          <div class="stack">
            <h3>In plain words</h3>
            <ul class="stack-tight">${explained.sentences.map(sentence => html`<li>${readable(sentence)}</li>`)}</ul>
          </div>
          <div class="stack">${missing(explained)}</div>
        </div>
        ${evidence.length === 0
          ? empty('There is no evidence yet.', 'As soon as a statement matches a rule of the framework, it is listed here.')
          : html`
            ${answered(this.#history, history => this.#overTime(history, proficiency.levels), 'the history')}
            <section class="stack">
              <h3>Evidence</h3>
              <attain-evidence-timeline .evidence=${evidence} until=${this.asOf}></attain-evidence-timeline>
              <p class="soft small">The larger a dot, the more weight it still has; the higher in its row, the better the score. Hollow ones don't count.</p>
              <attain-table caption="Evidence for ${proficiency.name}" file="evidence" .rows=${[...evidence].reverse()} .columns=${EVIDENCE}></attain-table>
            </section>`}
      </div>`;
  }

  #overTime({points, next}, levels) {
    return html`
      <attain-figure heading="History of the estimate" file="history"
        description=${next ? `The first ${points.length} points; more come after ${absolute(next)}.` : 'Each dot is an instant at which something changed it; lines across are where levels begin.'}
        .chart=${html`<attain-history-chart .points=${points} .scale=${levels} until=${this.asOf}></attain-history-chart>`}
        .rows=${points} .columns=${[
          {label: 'At', value: point => point.at, show: point => absolute(point.at)},
          {label: 'Cause', value: point => point.cause},
          {label: 'Estimate', number: true, value: point => point.mean, show: point => percent(point.mean)},
          {label: 'Level', value: point => point.level ?? 0, show: point => levelName(point.level, levels)},
        ]}></attain-figure>`;
  }
}

/** What became of an item that has a part in the figure. */
const COUNTING = ['counts', 'upheld', 'capped'];

/** @type {import('../../parts/table.js').Column[]} */
const EVIDENCE = [
  {label: 'Occurred', value: item => item.occurredAt, show: item => time(item.occurredAt)},
  {label: 'Type', value: item => words(item.type)},
  {label: 'Score', number: true, value: item => item.score, show: item => percent(item.score)},
  {label: 'Weight left', number: true, value: item => item.decayedWeight, show: item => `${rounded(item.decayedWeight)} of ${rounded(item.weight, 1)}`},
  {label: 'Share', number: true, value: item => item.share, show: item => percent(item.share)},
  {
    label: 'Counts', value: item => words(item.status.kind),
    show: item => html`<span class="tag ${COUNTING.includes(item.status.kind) ? 'good' : ''}" title="This item ${item.status.inWords}">${words(item.status.kind)}</span>`,
  },
  {label: 'Said by', value: item => item.rater ?? item.source, show: item => html`<span class="breakable">${personName(item.rater ?? item.source)}</span>`},
  {label: 'Rule', value: item => item.rule, show: item => lastPart(item.rule)},
  {label: 'Statement', value: item => item.statement, show: item => statementLink(item.statement)},
];

/** What the next level needs. */
function missing({nextLevel, enough = [], proficiency}) {
  if (!nextLevel) {
    return html`<h3>The highest level is reached</h3><p>Nothing is missing. New evidence keeps it from lapsing.</p>`;
  }
  const gates = nextLevel.missing.map(({inWords}) => html`<li>${inWords}</li>`);
  const figure = nextLevel.reached || nextLevel.probability === null
    ? nothing
    : html`<li>More certainty: the chance of being at least at ${percent(nextLevel.cut)} is ${percent(nextLevel.probability)} now.</li>`;
  return html`
    <h3>What level ${nextLevel.level} ${nextLevel.name} still needs</h3>
    <ul class="stack-tight">${figure}${gates}</ul>
    ${enough.length === 0 ? nothing : html`
      <p class="notice good"><strong>Enough for the figure today would be</strong>
        ${enough.map(({type, items}, index) => html`${index > 0 ? ', or ' : ''}${counted(items, words(type))} of full score`)}.</p>`}
    ${proficiency.lapsesAt ? html`<p class="soft">Without new evidence the present level lapses on ${absolute(proficiency.lapsesAt)}.</p>` : nothing}`;
}

/** Instants in a sentence as people read them. @param {string} sentence */
function readable(sentence) {
  return sentence.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, absolute);
}

customElements.define('attain-explanation', Explanation);
