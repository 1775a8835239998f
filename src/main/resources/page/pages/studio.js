import {html, nothing} from 'lit';
import {get, request} from '../api/client.js';
import {Question} from '../api/question.js';
import {Act} from '../parts/act.js';
import {card, pageHead} from '../parts/head.js';
import {Part} from '../parts/part.js';
import {answered, empty, failure} from '../parts/states.js';
import '../parts/table.js';
import {lifeTag, versionAddress} from './studio/versions.js';

/** All versions of all frameworks, and how new ones come about. */
class StudioPage extends Part {
  static properties = {omitted: {state: true}};

  #all = new Question(this);
  #importing = new Act(this);

  constructor() {
    super();
    /** @type {{path: string, message: string}[]} what the last import had no place for */
    this.omitted = [];
  }

  willUpdate() {
    this.#all.for('frameworks', signal => get('/api/v1/frameworks', {signal}));
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({
          eyebrow: 'Governance',
          title: 'Framework studio',
          lead: 'A version is drafted, tried on the log, staged, approved by the learning and the line side, and one day retired. Figures go on naming the version that they were computed by.',
        })}
        ${card('Versions', answered(this.#all, ({frameworks}) => list(frameworks), 'the frameworks'), {note: 'Open one to edit a draft, or to make a new draft of a version whose content is fixed.'})}
        ${card('Import a CASE package', html`
          <form class="form" @submit=${this.#import}>
            <div class="field"><label for="package">CASE 1.0 package, as JSON</label><input id="package" name="package" type="file" accept=".json,application/json" required></div>
            <div class="row"><button class="button main" ?disabled=${this.#importing.busy}>Make a draft of it</button></div>
          </form>
          ${this.#importing.failure ? failure(this.#importing.failure) : nothing}
          ${this.omitted.length > 0 ? html`<div class="notice warn"><strong>The draft is made. It has no place for:</strong>
            <ul>${this.omitted.map(({path: where, message}) => html`<li><span class="path">${where}</span>${message}</li>`)}</ul></div>` : nothing}`)}
      </div>`;
  }

  async #import(event) {
    event.preventDefault();
    const file = /** @type {File} */ (new FormData(event.target).get('package'));
    await this.#importing.run(async () => {
      const made = await request('/api/v1/imports/case', {
        method: 'POST', octets: await file.arrayBuffer(), headers: {'Content-Type': 'application/octet-stream'},
      });
      this.omitted = (await made.json()).omitted;
      this.#all.again();
    }, 'The draft is made.');
  }
}

function list(frameworks) {
  return frameworks.length === 0
    ? empty('There is no framework yet.', 'Publish one by POST /api/v1/frameworks, or import a CASE package below.')
    : html`<attain-table caption="Versions of frameworks" file="frameworks" .rows=${frameworks} .columns=${[
        {label: 'Framework', value: row => row.name, show: row => html`<a href=${versionAddress(row)}>${row.name}</a>`},
        {label: 'Version', value: row => row.version},
        {label: 'State', value: row => row.status, show: lifeTag},
        {label: 'Effective from', value: row => row.effectiveFrom},
        {label: 'to', value: row => row.effectiveTo},
        {label: 'Competencies', number: true, value: row => row.competencies},
        {label: 'Rules', number: true, value: row => row.mappings},
      ]}></attain-table>`;
}

customElements.define('attain-studio-page', StudioPage);
