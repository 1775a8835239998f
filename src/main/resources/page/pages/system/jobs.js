import {html, nothing} from 'lit';
import {get, path, send} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Repeating} from '../../api/repeating.js';
import {Act} from '../../parts/act.js';
import {progress} from '../../parts/progress.js';
import {card} from '../../parts/head.js';
import {lastPart} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {answered, empty, failure} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';

const EVERY = 2_000;

/** Recomputations and dry runs, with how far they are. */
class Jobs extends Part {
  #jobs = new Question(this);
  #act = new Act(this);

  constructor() {
    super();
    new Repeating(this, EVERY, () => this.#lookAgain());
  }

  /** Only while something is under way. */
  #lookAgain() {
    const {recomputations = [], dryRuns = []} = this.#jobs.value ?? {};
    if ([...recomputations, ...dryRuns].some(({state}) => state === 'running')) {
      this.#jobs.again();
    }
  }

  willUpdate() {
    this.#jobs.for('jobs', read);
  }

  render() {
    return html`
      <div class="page">
        ${this.#act.failure ? failure(this.#act.failure) : nothing}
        ${answered(this.#jobs, jobs => html`
          ${card('Recomputation', this.#recomputations(jobs), {note: 'Computes all figures anew from the statements, beside those that answer, which are kept up to date meanwhile.'})}
          ${card('Dry runs', dryRuns(jobs.dryRuns), {note: 'A version tried on the log without publishing it. Start one in the framework studio; it is kept for seven days.'})}`, 'the jobs')}
      </div>`;
  }

  #recomputations({frameworks, recomputations}) {
    if (frameworks.length === 0) {
      return empty('No framework is in force.');
    }
    const rows = frameworks.map(framework => ({framework, last: recomputations.find(job => job.framework.id === framework.id)}));
    return html`<attain-table caption="Recomputations" file="recomputations" .rows=${rows} .columns=${[
      {label: 'Framework', value: ({framework}) => framework.name, show: ({framework}) => html`${framework.name} <span class="soft">${framework.version}</span>`},
      {label: 'Last recomputation', value: ({last}) => last?.state, show: ({last}) => last ? jobState(last) : 'never'},
      {label: 'Started', value: ({last}) => last?.started, show: ({last}) => time(last?.started)},
      {label: 'By', value: ({last}) => last?.by},
      {label: 'Act', fixed: true, unexported: true, value: () => '', show: ({framework, last}) => this.#button(framework, last)},
    ]}></attain-table>`;
  }

  #button({id, name}, last) {
    const where = path`/api/v1/frameworks/${id}/recomputation`;
    return last?.state === 'running'
      ? html`<button class="button slight grave" ?disabled=${this.#act.busy} aria-label="Cancel the recomputation of ${name}"
          @click=${() => this.#do('DELETE', where, 'The recomputation is cancelled.')}>Cancel</button>`
      : html`<button class="button slight" ?disabled=${this.#act.busy} aria-label="Recompute ${name}"
          @click=${() => this.#do('POST', where, 'The recomputation is under way.')}>Recompute</button>`;
  }

  async #do(method, where, said) {
    await this.#act.run(() => send(method, where), said);
    this.#jobs.again();
  }
}

/** The last recomputation of each framework in force, and all dry runs. @param {AbortSignal} signal */
async function read(signal) {
  const {frameworks: all} = await get('/api/v1/frameworks', {signal});
  const frameworks = all.filter(({inForce}) => inForce);
  const [{recomputations}, dryRunLists] = await Promise.all([
    get('/api/v1/recomputations', {signal}),
    Promise.all([...new Set(all.map(({id}) => id))].map(id => get(path`/api/v1/frameworks/${id}/dry-runs`, {signal}))),
  ]);
  return {frameworks, recomputations, dryRuns: dryRunLists.flatMap(({dryRuns: runs}) => runs)};
}

function dryRuns(runs) {
  return runs.length === 0
    ? empty('There are no dry runs.')
    : html`<attain-table caption="Dry runs" file="dry-runs" .rows=${runs} .columns=${[
        {label: 'Tried', value: run => run.framework.version, show: run => html`${lastPart(run.framework.id)} <span class="soft">${run.framework.version}</span>`},
        {label: 'State', value: run => run.state, show: jobState},
        {label: 'Would change level', number: true, value: run => run.everybody.changed},
        {label: 'Compared', number: true, value: run => run.everybody.people},
        {label: 'Started', value: run => run.started, show: run => time(run.started)},
        {label: 'By', value: run => run.by},
      ]}></attain-table>`;
}

function jobState({state, share, failure: why}) {
  if (state === 'running') {
    return progress(share, 'done');
  }
  return html`<span class="tag ${{done: 'good', failed: 'bad'}[state] ?? ''}">${state}</span>${why ? html` <span class="small">${why}</span>` : nothing}`;
}

customElements.define('attain-jobs', Jobs);
