import {html, nothing} from 'lit';
import {get, path, send} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Act} from '../../parts/act.js';
import {confirmed} from '../../parts/confirm.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {SCOPES, secretOnce} from '../../parts/scopes.js';
import {answered, failure} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';

/** Credentials: made, listed, revoked. */
class Credentials extends Part {
  static properties = {made: {state: true}};

  #all = new Question(this);
  #making = new Act(this);
  #revoking = new Act(this);

  constructor() {
    super();
    /** @type {{key: string, secret: string, name: string} | undefined} */
    this.made = undefined;
  }

  willUpdate() {
    this.#all.for('credentials', signal => get('/api/v1/credentials', {signal}));
  }

  render() {
    return html`
      <div class="page">
        ${card('Make a credential', html`
          <form class="stack" @submit=${this.#make}>
            <div class="field">
              <label for="credential-name">Name</label>
              <input id="credential-name" name="name" required maxlength="200" placeholder="Simulator on line 3">
            </div>
            <fieldset>
              <legend>What it may do</legend>
              <div class="choices">${SCOPES.map(({scope, means}) => html`
                <label><input type="checkbox" name="scope" value=${scope}>${means}</label>`)}</div>
            </fieldset>
            ${this.#making.failure ? failure(this.#making.failure) : nothing}
            <div class="row"><button class="button main" ?disabled=${this.#making.busy}>Make it</button></div>
          </form>
          ${this.made ? secretOnce(this.made) : nothing}`)}
        ${card('All credentials', html`
          ${this.#revoking.failure ? failure(this.#revoking.failure) : nothing}
          ${answered(this.#all, ({credentials}) => html`
            <attain-table caption="Credentials" file="credentials" .rows=${credentials} .columns=${this.#columns()}></attain-table>`, 'the credentials')}`)}
      </div>`;
  }

  /** @returns {import('../../parts/table.js').Column[]} */
  #columns() {
    return [
      {label: 'Name', value: row => row.name},
      {label: 'Key', value: row => row.key, show: row => html`<code>${row.key}</code>`},
      {label: 'May do', value: row => row.scopes.join(' '), show: row => html`<span class="row tight">${row.scopes.map(scope => html`<span class="tag">${scope}</span>`)}</span>`},
      {label: 'Made', value: row => row.created, show: row => time(row.created)},
      {
        label: 'Revoke', fixed: true, unexported: true, value: () => '',
        show: row => html`<button class="button slight grave" aria-label="Revoke ${row.name}" @click=${() => this.#revoke(row)}>Revoke</button>`,
      },
    ];
  }

  async #make(event) {
    event.preventDefault();
    const form = event.target;
    const given = new FormData(form);
    await this.#making.run(async () => {
      const scopes = given.getAll('scope');
      this.made = await send('POST', '/api/v1/credentials', {name: given.get('name'), scopes});
      form.reset();
      this.#all.again();
    }, 'The credential is made. Its secret is shown once.');
  }

  async #revoke({key, name}) {
    const meant = await confirmed({
      title: `Revoke ${name}?`,
      text: html`Whatever uses the key <code>${key}</code> is refused from then on. What it sent stays.`,
      act: 'Revoke',
    });
    if (meant) {
      await this.#revoking.run(() => send('DELETE', path`/api/v1/credentials/${key}`), `${name} is revoked.`);
      this.#all.again();
    }
  }
}

customElements.define('attain-credentials', Credentials);
