import {html, nothing} from 'lit';
import {get, request, send} from '../api/client.js';
import {Act} from '../parts/act.js';
import {code} from '../parts/code.js';
import {card, pageHead} from '../parts/head.js';
import {statementLink} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {secretOnce} from '../parts/scopes.js';
import {failure} from '../parts/states.js';
import {absolute} from '../parts/time.js';
import {TOOLS} from './connect/tools.js';

/** What authoring tools and simulations need: to send, and to keep where somebody was. */
const SCOPES = ['statements/write', 'statements/read', 'documents/write', 'documents/read'];

/** From nothing to the first statement: a credential, settings to copy, and a test that arrives. */
class ConnectPage extends Part {
  static properties = {made: {state: true}, tool: {state: true}, arrived: {state: true}};

  #making = new Act(this);
  #testing = new Act(this);

  constructor() {
    super();
    /** @type {{key: string, secret: string, name: string} | undefined} */
    this.made = undefined;
    this.tool = TOOLS[0].name;
    /** @type {any} the test statement as the log has it */
    this.arrived = undefined;
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({
          eyebrow: 'Operation',
          title: 'First run',
          lead: 'Three steps until what you make or simulate sends its statements here.',
        })}
        <ol class="steps">
          <li>${card('Make a credential', this.#credential(), {note: 'One for each tool: its statements can then be told apart, and it can be taken away alone.'})}</li>
          <li>${card('Give it to your tool', this.#settings())}</li>
          <li>${card('Send a test statement', this.#test())}</li>
        </ol>
      </div>`;
  }

  #credential() {
    return html`
      <form class="form" @submit=${this.#make}>
        <div class="field">
          <label for="name">Name</label>
          <input id="name" name="name" required maxlength="200" placeholder="Articulate courses">
        </div>
        <div class="row"><button class="button main" ?disabled=${this.#making.busy}>Make it</button></div>
      </form>
      ${this.#making.failure ? failure(this.#making.failure) : nothing}
      ${this.made ? secretOnce(this.made) : nothing}`;
  }

  #settings() {
    const chosen = TOOLS.find(({name}) => name === this.tool);
    const {key, secret} = this.made ?? {key: 'the key of step 1', secret: 'the secret of step 1'};
    const endpoint = `${location.origin}/xapi/`;
    return html`
      <div class="stack">
        <div class="tabs" role="group" aria-label="Tools">${TOOLS.map(({name}) => html`
          <button aria-current=${name === this.tool ? 'true' : nothing} @click=${() => { this.tool = name; }}>${name}</button>`)}
        </div>
        <p>${chosen.advice}</p>
        ${code(chosen.settings({endpoint, key, secret}), `settings for ${chosen.name}`)}
      </div>`;
  }

  #test() {
    const sender = this.made ? html`the credential <code>${this.made.key}</code>` : 'the credential that you are signed in with';
    return html`
      <div class="stack">
        <p>It is sent with ${sender}, and read back from the log.</p>
        <div class="row"><button class="button main" ?disabled=${this.#testing.busy} @click=${this.#try}>Send a test statement</button></div>
        ${this.#testing.failure ? failure(this.#testing.failure) : nothing}
        ${this.arrived ? html`
          <div class="notice good" role="status">
            <strong>It has arrived.</strong>
            Stored on ${absolute(this.arrived.stored)}, with the authority ${this.arrived.authority.name ?? 'of the credential'}:
            ${statementLink(this.arrived.id, 'look at it')}.
          </div>` : nothing}
      </div>`;
  }

  async #make(event) {
    event.preventDefault();
    const name = new FormData(event.target).get('name');
    await this.#making.run(async () => {
      this.made = await send('POST', '/api/v1/credentials', {name, scopes: SCOPES});
    }, 'The credential is made. Its secret is shown once.');
  }

  async #try() {
    const as = this.made;
    this.arrived = undefined;
    await this.#testing.run(async () => {
      const posted = await request('/xapi/statements', {method: 'POST', body: testStatement(), as});
      const [id] = await posted.json();
      this.arrived = await get(`/xapi/statements?statementId=${id}`, {as});
    }, 'The test statement has arrived.');
  }
}

/** About nobody, so that no figure comes of it. */
function testStatement() {
  return {
    actor: {account: {homePage: location.origin, name: 'test'}, name: 'Test of the connection'},
    verb: {id: 'http://adlnet.gov/expapi/verbs/attempted', display: {en: 'attempted'}},
    object: {id: `${location.origin}/test`, definition: {name: {en: 'a test of the connection'}}},
  };
}

customElements.define('attain-connect-page', ConnectPage);
