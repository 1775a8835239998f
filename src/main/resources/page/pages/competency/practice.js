import {html} from 'lit';
import {get, path, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {percent, rounded} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {effectWords} from '../../parts/needs.js';
import {agreement} from '../../parts/raters.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import {unlessSuppressed} from '../../parts/suppressed.js';
import '../../parts/table.js';
import {changeQuery} from '../../shell/address.js';

/** What a cohort's evidence says about a competency itself: what its resources did, whether its raters agree, how hard its items are. */
class Practice extends Part {
  static properties = {competency: {}, framework: {}, cohort: {}};

  #cohorts = new Question(this);
  #resources = new Question(this);
  #raters = new Question(this);
  #items = new Question(this);

  constructor() {
    super();
    this.competency = '';
    this.framework = '';
    /** Whose evidence; the largest whose role asks for the competency without. */
    this.cohort = '';
  }

  willUpdate() {
    this.#cohorts.for(this.framework, async signal => {
      const [{cohorts}, {roles}] = await Promise.all([get('/api/v1/cohorts', {signal}), get('/api/v1/roles', {signal})]);
      const held = new Set(roles.filter(({framework, requirements}) => framework === this.framework && requirements.some(({competency}) => competency === this.competency)).map(({id}) => id));
      return cohorts.filter(({role}) => held.has(role)).sort((one, other) => other.members - one.members);
    });
    const cohort = this.#chosen();
    if (cohort !== undefined) {
      this.#ask(this.#resources, cohort, 'resources');
      this.#ask(this.#raters, cohort, 'raters');
      this.#ask(this.#items, cohort, 'items');
    }
  }

  #ask(question, cohort, place) {
    const where = `${path`/api/v1/cohorts/${cohort}`}/${place}${query({competency: this.competency})}`;
    question.for(where, signal => get(where, {signal}));
  }

  #chosen() {
    const offered = this.#cohorts.value ?? [];
    return (offered.find(({id}) => id === this.cohort) ?? offered[0])?.id;
  }

  render() {
    return answered(this.#cohorts, cohorts => cohorts.length === 0
      ? empty('No cohort’s role asks for it.', 'What its resources did and whether raters agree is told for a cohort.')
      : html`
        <div class="page">
          ${card('What resources did', answered(this.#resources, answer => unlessSuppressed(answer, resources), 'the effects'), {
            note: 'By how many points the chance of the required level rose, from just before somebody’s first completion to the latest evidence within the time. People are compared with themselves; there is no control group.',
            actions: this.#choice(cohorts),
          })}
          ${card('Agreement of raters', answered(this.#raters, answer => unlessSuppressed(answer, agreement), 'the ratings'))}
          ${card('How hard its items are', answered(this.#items, answer => unlessSuppressed(answer, items), 'the items'), {note: 'In logits, the hardest first (Elo): 0 is an even chance for a newcomer.'})}
        </div>`, 'the cohorts');
  }

  #choice(cohorts) {
    return html`
      <div class="field">
        <label for="cohort">In the cohort</label>
        <select id="cohort" @change=${event => changeQuery({cohort: event.target.value})}>
          ${cohorts.map(({id, name}) => html`<option value=${id} ?selected=${id === this.#chosen()}>${name}</option>`)}
        </select>
      </div>`;
  }
}

function resources({resources: all, withinDays}) {
  return all.length === 0
    ? empty('It has no resources.')
    : html`<attain-table caption="Effects of resources within ${withinDays} days" file="resource-effects" .rows=${all} .columns=${[
        {label: 'Resource', value: row => row.name},
        {label: 'What it does', value: row => row.relation, show: row => html`<span class="tag ${row.relation === 'assesses' ? 'accent' : ''}">${row.relation}</span>`},
        {label: 'Completed by', number: true, value: row => row.completedBy},
        {label: 'Effect, with 95 % interval', value: row => row.effect?.mean, show: effectWords},
      ]}></attain-table>`;
}

function items({items: all}) {
  return all.length === 0
    ? empty('There are no answers yet.')
    : html`<attain-table caption="Difficulty of items" file="items" .rows=${all} .columns=${[
        {label: 'Rule', value: row => row.rule},
        {label: 'Difficulty', number: true, value: row => row.difficulty, show: row => rounded(row.difficulty)},
        {label: 'Answers', number: true, value: row => row.answers},
        {label: 'Mean score', number: true, value: row => row.meanScore, show: row => percent(row.meanScore)},
      ]}></attain-table>`;
}

customElements.define('attain-practice', Practice);
