import {html, nothing} from 'lit';
import {get, path} from '../api/client.js';
import {Question} from '../api/question.js';
import {levelMark} from '../charts/level.js';
import {counted, percent, words} from '../parts/figures.js';
import {card, pageHead} from '../parts/head.js';
import {competencyLink, lastPart} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered, empty} from '../parts/states.js';
import '../parts/table.js';
import './competency/practice.js';

/** A competency: what it means, its levels and what each asks for, what teaches it, what proves it. */
class CompetencyPage extends Part {
  static properties = {competency: {}, query: {attribute: false}};

  #found = new Question(this);

  constructor() {
    super();
    this.competency = '';
    /** @type {{framework?: string, cohort?: string}} */
    this.query = {};
  }

  willUpdate() {
    this.#found.for(`${this.competency} ${this.query.framework}`, signal => this.#find(signal));
  }

  /** In the framework that the address names, else in whichever has it. */
  async #find(signal) {
    const ids = this.query.framework
      ? [this.query.framework]
      : [...new Set((await get('/api/v1/frameworks', {signal})).frameworks.map(({id}) => id))];
    for (const id of ids) {
      const framework = await get(path`/api/v1/frameworks/${id}`, {signal});
      const competency = framework.competencies.find(each => each.id === this.competency);
      if (competency) {
        return {framework, competency};
      }
    }
    return {};
  }

  render() {
    return html`<div class="page">${answered(this.#found, found => found.competency
      ? this.#all(found)
      : html`${pageHead({title: 'No such competency'})}${empty('No framework has it.', this.competency)}`, 'the competency')}</div>`;
  }

  #all({framework, competency}) {
    return html`
      ${pageHead({
        eyebrow: `${framework.name} ${framework.version}`,
        title: competency.name,
        lead: competency.statement,
        actions: html`<span class="tag accent">${competency.code}</span>${competency.tier ? html`<span class="tag">${words(competency.tier)}</span>` : nothing}`,
      })}
      <div class="columns">
        ${card('How it shows', html`<ul class="stack-tight">${(competency.indicators ?? []).map(text => html`<li>${text}</li>`)}</ul>`,
          {note: counted((competency.indicators ?? []).length, 'performance indicator')})}
        ${card('How it is computed', method(framework, competency))}
      </div>
      ${card('Levels', levels(framework.scale, competency.gates ?? []), {note: 'A level holds when it is probable enough that the true score is above its cut, and what it asks for is there.'})}
      ${card('Resources', html`
        <attain-table caption="Resources for ${competency.name}" file="resources" .rows=${competency.resources ?? []} .columns=${RESOURCES}></attain-table>`)}
      ${card('What proves it', html`
        <attain-table caption="Rules that give evidence of ${competency.name}" file="rules" .rows=${rules(framework, competency.id)} .columns=${RULES}></attain-table>`,
        {note: 'Each statement that matches a rule becomes an item of evidence, with the weight that the rule or its type gives.'})}
      <attain-practice .competency=${competency.id} .framework=${framework.id} .cohort=${this.query.cohort ?? ''}></attain-practice>`;
  }
}

/** @type {import('../parts/table.js').Column[]} */
const RESOURCES = [
  {label: 'Resource', value: row => row.name ?? row.id, show: row => html`<span>${row.name ?? lastPart(row.id)}</span><br><code class="small soft">${row.id}</code>`},
  {label: 'What it does', value: row => row.relation, show: row => html`<span class="tag ${row.relation === 'assesses' ? 'accent' : ''}">${row.relation}</span>`},
  {label: 'Kind', value: row => words(row.kind ?? '')},
  {label: 'Hours', number: true, value: row => row.hours},
];

/** @type {import('../parts/table.js').Column[]} */
const RULES = [
  {label: 'Rule', value: row => row.id},
  {label: 'Gives', value: row => words(row.type)},
  {label: 'Score', value: row => scoring(row.score)},
  {label: 'Weight', number: true, value: row => row.weight, show: row => row.weight ?? 'usual'},
  {label: 'When', value: row => JSON.stringify(row.when), show: row => html`<ul class="conditions">${conditions(row.when)}</ul>`},
];

function rules(framework, competency) {
  return (framework.mappings ?? []).flatMap(({id, when, emit}) =>
    emit.filter(item => item.competency === competency).map(item => ({id, when, ...item})));
}

/** What a rule asks of a statement; what it does not ask for is left out. */
function conditions(when) {
  return Object.entries(when)
    .map(([name, value]) => /** @type {[string, unknown[]]} */ ([name, [value].flat()]))
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => html`
      <li><span class="soft">${words(name)}</span>
        <code>${values.map(value => typeof value === 'string' ? lastPart(value) : JSON.stringify(value)).join(', ')}</code></li>`);
}

function scoring({constant, cut, ratingLevels, responses = {}} = /** @type {any} */ ({})) {
  if (constant !== undefined) {
    return `always ${percent(constant)}`;
  }
  if (Object.keys(responses).length > 0) {
    return 'by the response';
  }
  return `${ratingLevels ? `a rating of ${ratingLevels} levels` : 'as reported'}${cut === undefined ? '' : `, against ${percent(cut)}`}`;
}

function levels(scale, gates) {
  return html`<ol class="scale">${scale.map(({level, name, cut}) => html`
    <li>
      ${levelMark(level, scale)}
      <span class="soft">from ${percent(cut)}</span>
      <ul class="stack-tight small">${asked(gate(gates, level)).map(text => html`<li>${text}</li>`)}</ul>
    </li>`)}</ol>`;
}

/** The gate of a level: that of the highest level not above it. */
function gate(gates, level) {
  return gates.filter(({fromLevel}) => fromLevel <= level).sort((one, other) => other.fromLevel - one.fromLevel)[0];
}

function asked(found) {
  if (!found) {
    return ['Nothing beside the figure'];
  }
  return [
    ...(found.minItems ? [`At least ${counted(found.minItems, 'item')} of evidence`] : []),
    ...(found.requiredTypes ?? []).map(type => `One of type ${words(type)}`),
    ...(found.distinctRaters ? [`${counted(found.distinctRaters, 'different rater')}`] : []),
    ...(found.artifact ? ['A practical artifact'] : []),
  ];
}

function method(framework, competency) {
  const {method: how, rollup, requires = [], exactMatch = []} = competency;
  const named = new Map(framework.competencies.map(({id, name}) => [id, name]));
  const links = ids => ids.map((id, index) => html`${index > 0 ? ', ' : ''}${named.has(id) ? competencyLink(id, named.get(id), framework.id) : html`<code>${id}</code>`}`);
  return html`
    <dl class="facts">
      ${rollup ? html`<dt>Rolled up</dt><dd>${words(rollup.kind ?? '')} of its parts</dd>` : nothing}
      ${how ? html`<dt>Method</dt><dd><code>${how.id}</code></dd>` : nothing}
      ${how?.halfLifeDays ? html`<dt>Evidence halves in</dt><dd>${how.halfLifeDays} days</dd>` : nothing}
      ${how?.gamma ? html`<dt>Sure enough at</dt><dd>${percent(how.gamma)}</dd>` : nothing}
      ${how?.priorStrength ? html`<dt>Before any evidence</dt><dd>${percent(how.priorBase)}, worth ${counted(how.priorStrength, 'item')}</dd>` : nothing}
      ${how?.dailyCap ? html`<dt>Most weight</dt><dd>${how.dailyCap} of one source on one day</dd>` : nothing}
      ${requires.length > 0 ? html`<dt>Builds on</dt><dd>${links(requires)}</dd>` : nothing}
      ${exactMatch.length > 0 ? html`<dt>The same as</dt><dd>${links(exactMatch)}</dd>` : nothing}
    </dl>`;
}

customElements.define('attain-competency-page', CompetencyPage);
