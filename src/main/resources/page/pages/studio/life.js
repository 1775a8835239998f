import {html, nothing} from 'lit';
import {get, send} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Act} from '../../parts/act.js';
import {confirmed} from '../../parts/confirm.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {answered, failure} from '../../parts/states.js';
import {time} from '../../parts/time.js';
import {versionPath} from './versions.js';

const SIDES = [{side: 'learning', title: 'the learning side'}, {side: 'line', title: 'the line side'}];

/** The steps of a version's life: those that were taken, and those that can be. */
class Life extends Part {
  static properties = {opened: {attribute: false}};

  #history = new Question(this);
  #act = new Act(this);

  constructor() {
    super();
    /** @type {import('../version.js').Opened | undefined} */
    this.opened = undefined;
  }

  #path() {
    const {id, version} = this.opened.document;
    return versionPath(id, version);
  }

  willUpdate() {
    this.#history.for(`${this.#path()} ${this.opened.revision}`, signal => get(`${this.#path()}/history`, {signal}));
  }

  render() {
    const {document} = this.opened;
    return html`
      <div class="columns">
        ${card('The next step', html`
          <div class="stack">
            ${this.#next(document)}
            ${this.#act.failure ? failure(this.#act.failure) : nothing}
          </div>`)}
        ${card('What was done', answered(this.#history, ({events}) => html`
          <ol class="events">${events.map(({act, by, at, side, rationale}) => html`
            <li><strong>${act}${side ? ` for the ${side} side` : ''}</strong> by ${by.name} ${time(at)}${rationale ? html`<p class="soft">${rationale}</p>` : nothing}</li>`)}
          </ol>`, 'the history'))}
      </div>`;
  }

  #next({status, approvals = []}) {
    if (status === 'retired') {
      return html`<p>None: it is retired. The figures that it computed stay, and name it.</p>`;
    }
    const approved = new Set(approvals.map(({side}) => side));
    return html`
      ${status === 'draft' ? this.#form('stage', 'Stage it', 'Why it is ready', 'From then on its content is fixed, and both sides can approve it.', false) : nothing}
      ${status === 'staged' ? SIDES.map(({side, title}) => approved.has(side)
        ? html`<p><span class="tag good">Approved</span> for ${title}.</p>`
        : this.#form(`approvals/${side}`, `Approve for ${title}`, 'Why the business wants it', 'The other side has to approve with another credential.', true)) : nothing}
      ${status === 'approved' ? html`<p>It is approved${this.opened.siblings.find(({version}) => version === this.opened.document.version)?.inForce ? ' and in force' : ''}.</p>` : nothing}
      ${this.#form('retire', status === 'approved' ? 'Retire it' : 'Withdraw it', 'Why', status === 'approved' ? 'It is no longer in force then; its figures stay.' : 'It never comes into force then.', true, 'grave')}`;
  }

  #form(step, title, label, note, required, kind = 'main') {
    return html`
      <form class="stack" @submit=${event => this.#take(event, step, title)}>
        <div class="field">
          <label for=${step}>${label}</label>
          <input id=${step} name="why" ?required=${required}>
          <span class="hint">${note}</span>
        </div>
        <div class="row"><button class="button ${kind}" ?disabled=${this.#act.busy}>${title}</button></div>
      </form>`;
  }

  async #take(event, step, title) {
    event.preventDefault();
    const why = String(new FormData(event.target).get('why')).trim();
    if (step === 'retire' && !(await confirmed({title: `${title}?`, text: 'This step can’t be taken back.', act: title}))) {
      return;
    }
    const body = step === 'retire' ? {reason: why} : why === '' ? {} : {rationale: why};
    const taken = await this.#act.run(() => send('POST', `${this.#path()}/${step}`, body, {headers: precondition(step, this.opened.revision)}), 'It is done.');
    if (taken) {
      event.target.reset();
      this.opened.again();
    }
  }
}

/** What is staged or retired is what was looked at. Approvals don't change the content. */
function precondition(step, revision) {
  return step.startsWith('approvals') ? {} : {'If-Match': revision};
}

customElements.define('attain-life', Life);
