import {html, nothing} from 'lit';
import {live} from 'lit-html/directives/live.js';
import {Refused, send} from '../../api/client.js';
import {Act} from '../../parts/act.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {failure} from '../../parts/states.js';
import {locate} from './locate.js';
import {following, versionAddress, versionPath} from './versions.js';

/** The document of a version: a draft can be changed, of any other a new draft can be made. */
class Content extends Part {
  static properties = {opened: {attribute: false}, text: {state: true}, version: {state: true}};

  #saving = new Act(this);

  constructor() {
    super();
    /** @type {import('../version.js').Opened | undefined} */
    this.opened = undefined;
    /** @type {string | undefined} as edited; undefined while it is as stored */
    this.text = undefined;
    /** @type {string | undefined} of a new draft, as edited */
    this.version = undefined;
  }

  render() {
    const {document} = this.opened;
    const draft = document.status === 'draft';
    const text = this.text ?? JSON.stringify(document, null, 2);
    return card(draft ? 'Edit the draft' : 'A new draft of this version', html`
      <div class="stack">
        ${draft ? nothing : this.#newVersion(document)}
        <div class="field">
          <label for="document">Framework document</label>
          <textarea id="document" rows="28" spellcheck="false" wrap="off" .value=${live(text)} @input=${event => { this.text = event.target.value; }}></textarea>
        </div>
        ${this.#saving.failure ? this.#problems(this.#saving.failure, text) : nothing}
        <div class="row">
          <button class="button main" ?disabled=${this.#saving.busy} @click=${() => this.#save(text, draft)}>${draft ? 'Save the draft' : 'Make the draft'}</button>
          ${this.text === undefined ? nothing : html`<button class="button" @click=${() => { this.text = undefined; }}>Discard changes</button>`}
        </div>
      </div>`, {
      note: draft
        ? 'Everything is checked when it is saved; every problem is listed by its path, and the draft stays as it was.'
        : 'The content of this version is fixed. Change a copy of it here, which becomes a draft under a new version.',
    });
  }

  #newVersion({version}) {
    return html`
      <div class="field">
        <label for="new-version">New version</label>
        <input id="new-version" .value=${this.version ?? following(version)} @input=${event => { this.version = event.target.value; }}>
      </div>`;
  }

  #problems(failed, text) {
    const places = (failed instanceof Refused ? failed.problems : [])
      .map(({path}) => ({path, at: path ? locate(text, path) : undefined}))
      .filter(({at}) => at !== undefined);
    return html`
      ${failure(failed)}
      ${places.length === 0 ? nothing : html`<p class="row tight">Go to ${places.map(({path, at}) => html`
        <button class="button slight" @click=${() => this.#goTo(at)}>${path}</button>`)}</p>`}`;
  }

  #goTo(at) {
    const area = this.querySelector('textarea');
    area.focus();
    area.setSelectionRange(at.from, at.to);
    const line = area.value.slice(0, at.from).split('\n').length;
    area.scrollTop = (line - 5) * area.scrollHeight / area.value.split('\n').length;
  }

  async #save(text, draft) {
    const {document: stored, revision, again} = this.opened;
    await this.#saving.run(async () => {
      const edited = parsed(text);
      if (draft) {
        await send('PUT', versionPath(stored.id, stored.version), edited, {headers: {'If-Match': revision}});
        this.text = undefined;
        again();
      } else {
        const version = this.version ?? following(stored.version);
        await send('POST', '/api/v1/frameworks', asDraft(edited, version, stored.version));
        location.hash = versionAddress({id: stored.id, version});
      }
    }, 'The draft is saved.');
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new Refused(422, 'This is no JSON', failure.message);
  }
}

/** A document as a draft of a new version: without the approvals of the old one. */
function asDraft({approvals, ...document}, version, wasRevisionOf) {
  return {...document, version, wasRevisionOf, status: 'draft'};
}

customElements.define('attain-content', Content);
