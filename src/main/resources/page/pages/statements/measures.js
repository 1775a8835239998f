import {html, nothing} from 'lit';
import {get, path, query, send} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Repeating} from '../../api/repeating.js';
import {Act} from '../../parts/act.js';
import {code} from '../../parts/code.js';
import {grouped} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {progress} from '../../parts/progress.js';
import {answered, failure} from '../../parts/states.js';
import {time} from '../../parts/time.js';
import {changeQuery} from '../../shell/address.js';
import {DIMENSIONS, measured} from './groups.js';

const EVERY = 500;

/** Statements counted and measured by groups: at once where there are rollups, else by a scan that can be watched and cancelled. */
class Measures extends Part {
  static properties = {filter: {attribute: false}, query: {attribute: false}};

  #measures = new Question(this);
  #scan = new Question(this);
  #act = new Act(this);

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.filter = {};
    /** @type {{by?: string, and?: string, zone?: string, scan?: string}} */
    this.query = {};
    new Repeating(this, EVERY, () => this.#scan.value?.state === 'running' && this.query.scan && this.#scan.again());
  }

  #asked() {
    const {by = 'day', and, zone} = this.query;
    return query({...this.filter, by: [by, and].filter(Boolean).join(','), zone});
  }

  willUpdate() {
    const {scan} = this.query;
    if (scan) {
      this.#scan.for(scan, signal => get(path`/api/v1/statements/scans/${scan}`, {signal}));
    } else {
      this.#measures.for(this.#asked(), signal => get(`/api/v1/statements/measures${this.#asked()}`, {signal}));
    }
  }

  render() {
    return card('Counts and measures', html`
      ${this.#choice()}
      <details><summary class="small">The call that answers this</summary>${code(`GET ${location.origin}/api/v1/statements/measures${this.#asked()}`, 'the call')}</details>
      ${this.#act.failure ? failure(this.#act.failure) : nothing}
      ${this.query.scan
        ? answered(this.#scan, scan => this.#scanned(scan), 'the scan')
        : answered(this.#measures, answer => this.#atOnce(answer), 'the measures')}`);
  }

  #choice() {
    const {by = 'day', and = '', zone = ''} = this.query;
    const choose = name => event => changeQuery({[name]: event.target.value, scan: ''});
    return html`
      <div class="form">
        <div class="field"><label for="by">By</label>
          <select id="by" @change=${choose('by')}>${DIMENSIONS.map(({name, label}) => html`<option value=${name} ?selected=${name === by}>${label}</option>`)}</select></div>
        <div class="field"><label for="and">and by</label>
          <select id="and" @change=${choose('and')}><option value="">nothing else</option>${DIMENSIONS.filter(({name, time: temporal}) => name !== by && !temporal).map(({name, label}) => html`<option value=${name} ?selected=${name === and}>${label}</option>`)}</select></div>
        <div class="field"><label for="zone">Time zone</label>
          <select id="zone" @change=${choose('zone')}>${['', Intl.DateTimeFormat().resolvedOptions().timeZone].filter((each, index, all) => all.indexOf(each) === index && each !== 'UTC').map(each => html`<option value=${each} ?selected=${each === zone}>${each || 'UTC'}</option>`)}</select></div>
      </div>`;
  }

  #atOnce(answer) {
    return html`
      <div class="notice ${answer.complete ? '' : 'warn'}" role="status">
        ${answer.from === 'rollup'
          ? html`<strong>Answered from rollups</strong>that are kept as statements come in; no statement was looked at. They go up to what was stored ${time(answer.through.stored)}`
          : html`<strong>Answered by looking at ${grouped(answer.scanned)} statements</strong>`}
        ${answer.complete ? nothing : html`<p>Only the newest were counted. ${answer.goOn}</p>`}
      </div>
      ${measured(answer)}
      <p class="row"><button class="button" ?disabled=${this.#act.busy} @click=${this.#start}>Count by looking at every statement</button></p>`;
  }

  #scanned(scan) {
    const {state, share, scanned, started, failure: why, answer} = scan;
    return html`
      <div class="notice ${state === 'failed' ? 'bad' : ''}" role="status">
        <strong>${state === 'running' ? 'Every statement is being looked at' : `The scan is ${state}`}</strong>
        ${state === 'running' ? progress(share, 'of the log is behind') : nothing}
        <p>${grouped(scanned)} statements were looked at, from ${time(started)} ${why ?? ''}</p>
      </div>
      <p class="row">
        ${state === 'running' ? html`<button class="button grave" ?disabled=${this.#act.busy} @click=${this.#cancel}>Cancel</button>` : nothing}
        <button class="button" @click=${() => changeQuery({scan: ''})}>Back to what is answered at once</button>
      </p>
      ${answer ? measured(answer) : nothing}`;
  }

  #start() {
    this.#act.run(async () => {
      const {id} = await send('POST', `/api/v1/statements/scans${this.#asked()}`);
      changeQuery({scan: id});
    }, 'The scan is under way.');
  }

  #cancel() {
    this.#act.run(async () => {
      await send('DELETE', path`/api/v1/statements/scans/${this.query.scan}`);
      await this.#scan.again();
    }, 'The scan is cancelled.');
  }
}

customElements.define('attain-measures', Measures);
