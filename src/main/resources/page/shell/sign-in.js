import {html, nothing} from 'lit';
import {get} from '../api/client.js';
import {signIn} from '../api/session.js';
import {Part} from '../parts/part.js';
import {failure} from '../parts/states.js';
import {brand} from './brand.js';

/** Asks for a credential, and tries it before it is kept. */
class SignIn extends Part {
  static properties = {trying: {state: true}, failed: {state: true}};

  constructor() {
    super();
    this.trying = false;
    /** @type {Error | undefined} */
    this.failed = undefined;
  }

  render() {
    return html`
      <div class="entrance">
        <div class="entrance-words">
          ${brand()}
          <div class="stack">
            <p class="claim">What people can do, how sure that is, and which statement says so.</p>
            ${STEPS}
          </div>
          <p class="small">Every figure here goes back to the statements, the rule and the framework version that it came from.</p>
        </div>
        <main class="entrance-form">
          <form @submit=${this.#try}>
            <h1 tabindex="-1">Sign in</h1>
            <p class="soft">With a credential of this server. It is kept in this tab alone, until the tab is closed.</p>
            <div class="field">
              <label for="key">Key</label>
              <input id="key" name="key" autocomplete="username" autocapitalize="none" spellcheck="false" required>
            </div>
            <div class="field">
              <label for="secret">Secret</label>
              <input id="secret" name="secret" type="password" autocomplete="current-password" required>
            </div>
            ${this.failed ? failure(this.failed) : nothing}
            <button class="button main" ?disabled=${this.trying}>${this.trying ? 'Signing in' : 'Sign in'}</button>
            <p class="small soft">The first start of the server prints an administrator's key and secret.</p>
          </form>
        </main>
      </div>`;
  }

  async #try(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const given = {key: String(form.get('key')).trim(), secret: String(form.get('secret'))};
    this.trying = true;
    try {
      await get('/api/v1/self', {as: given});
      signIn(given);
    } catch (failed) {
      this.failed = failed;
    }
    this.trying = false;
  }
}

const STEPS = html`
  <svg class="steps-graphic" viewBox="0 0 416 150" fill="none" aria-hidden="true">
    <path d="M0 140h416" stroke="#2c5a4f"/>
    <path d="M0 128h92v-34h96v-26h108V36h120" stroke="#8fd8b9" stroke-width="2.500"/>
    <path d="M0 134h92v-22h96v-18h108V64h120V12H296v34H188v26H92v30H0z" fill="#8fd8b9" opacity=".14"/>
    <g fill="#10302a" stroke="#8fd8b9" stroke-width="2"><circle cx="92" cy="94" r="5"/><circle cx="188" cy="68" r="5"/><circle cx="296" cy="36" r="5"/></g>
  </svg>`;

customElements.define('attain-sign-in', SignIn);
