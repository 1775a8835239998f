import {html, nothing} from 'lit';
import {get, path, query, send} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Repeating} from '../../api/repeating.js';
import {Act} from '../../parts/act.js';
import {counted} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {competencyLink, lastPart, personLink} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {progress} from '../../parts/progress.js';
import {answered, empty, failure} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';

const EVERY = 700;
const PEOPLE = 1_000;

/** A version tried on the log without publishing it: who would change level, and why. */
class DryRun extends Part {
  static properties = {opened: {attribute: false}};

  #runs = new Question(this);
  #people = new Question(this);
  #act = new Act(this);

  constructor() {
    super();
    new Repeating(this, EVERY, () => this.#lookAgain());
    /** @type {import('../version.js').Opened | undefined} */
    this.opened = undefined;
  }

  #lookAgain() {
    if (this.#last()?.state === 'running') {
      this.#runs.again();
    }
  }

  #path() {
    return path`/api/v1/frameworks/${this.opened.document.id}/dry-runs`;
  }

  /** The last run of this version. */
  #last() {
    return this.#runs.value?.dryRuns.find(({framework}) => framework.version === this.opened.document.version);
  }

  willUpdate() {
    this.#runs.for(this.#path(), signal => get(this.#path(), {signal}));
    const last = this.#last();
    if (last) {
      this.#people.for(`${last.id} ${last.state}`, signal => get(`${this.#path()}${path`/${last.id}/changes`}${query({limit: PEOPLE})}`, {signal}));
    }
  }

  render() {
    const running = this.#last()?.state === 'running';
    return card('Try it on the log', html`
      <div class="stack">
        <div class="row">
          <button class="button main" ?disabled=${this.#act.busy || running} @click=${this.#start}>Try this version</button>
          ${running ? html`<button class="button grave" @click=${this.#cancel}>Cancel</button>` : nothing}
        </div>
        ${this.#act.failure ? failure(this.#act.failure) : nothing}
        ${answered(this.#runs, () => this.#result(this.#last()), 'the dry runs')}
      </div>`, {note: 'Levels of everybody are computed from all statements by this version and by the one that answers. Nothing is published, and nothing that answers is changed.'});
  }

  #result(last) {
    if (!last) {
      return empty('This version has not been tried.', 'A dry run says who would change level, and why.');
    }
    const {state, share, everybody, against, started, failure: why} = last;
    if (state === 'running') {
      return html`<div role="status">${progress(share, 'of the log is compared')}</div>`;
    }
    return html`
      <div class="notice ${state === 'failed' ? 'bad' : everybody.changed > 0 ? 'warn' : 'good'}" role="status">
        <strong>${counted(everybody.changed, 'person', 'people')} would change level, of ${everybody.people} compared.</strong>
        ${state === 'done' ? html`Against version ${against?.version ?? 'none'}, with the statements of ${time(started)}` : html`It was ${state} before its end. ${why ?? ''}`}
      </div>
      ${everybody.changed > 0 ? answered(this.#people, ({people, next}) => html`
        ${byCompetency(everybody.competencies, this.opened.document)}
        <attain-table searchable caption="Who would change level" file="dry-run" .rows=${people.flatMap(({person, changes}) => changes.map(change => ({person, ...change})))} .columns=${COLUMNS}></attain-table>
        ${next ? html`<p class="soft small">The first ${PEOPLE} people are shown; the API has the others.</p>` : nothing}`, 'the people') : nothing}`;
  }

  #start() {
    const {version} = this.opened.document;
    this.#act.run(async () => {
      await send('POST', this.#path(), {version});
      await this.#runs.again();
    }, 'The dry run is under way.');
  }

  #cancel() {
    this.#act.run(async () => {
      await send('DELETE', `${this.#path()}${path`/${this.#last().id}`}`);
      await this.#runs.again();
    }, 'The dry run is cancelled.');
  }
}

function byCompetency(competencies, {id, competencies: known}) {
  const rows = Object.entries(competencies).map(([competency, totals]) => ({competency, name: known.find(each => each.id === competency)?.name ?? lastPart(competency), ...totals}));
  return html`<attain-table caption="Changes by competency" file="dry-run-competencies" .rows=${rows} .columns=${[
    {label: 'Competency', value: row => row.name, show: row => competencyLink(row.competency, row.name, id)},
    {label: 'Would rise', number: true, value: row => row.raised},
    {label: 'Would fall', number: true, value: row => row.lowered},
  ]}></attain-table>`;
}

/** @type {import('../../parts/table.js').Column[]} */
const COLUMNS = [
  {label: 'Person', value: row => row.person, show: row => personLink(row.person)},
  {label: 'Competency', value: row => row.code},
  {label: 'Now', number: true, value: row => row.now ?? 0, show: row => row.now ?? 'none'},
  {label: 'Then', number: true, value: row => row.then ?? 0, show: row => row.then ?? 'none'},
  {label: 'Why', value: row => row.reasons.map(({inWords}) => inWords).join(' '), show: row => html`<ul class="conditions">${row.reasons.map(({inWords, decisive}) => html`<li class=${decisive ? '' : 'soft'}>${inWords}</li>`)}</ul>`},
];

customElements.define('attain-dry-run', DryRun);
