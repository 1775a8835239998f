import {html, nothing} from 'lit';
import {get, path, send} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Act} from '../../parts/act.js';
import {code} from '../../parts/code.js';
import {confirmed} from '../../parts/confirm.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {answered, empty, failure} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';
import './dead-letters.js';

const KINDS = ['levelGained', 'levelLapsed', 'atRisk', 'requirementMet', 'recomputed'];

/** Webhooks: made, watched, removed; and what could not be delivered. */
class Webhooks extends Part {
  static properties = {made: {state: true}, opened: {state: true}};

  #all = new Question(this);
  #act = new Act(this);

  constructor() {
    super();
    /** @type {{url: string, secret: string} | undefined} */
    this.made = undefined;
    /** The id of the webhook whose dead letters are shown. */
    this.opened = '';
  }

  willUpdate() {
    this.#all.for('webhooks', signal => get('/api/v1/webhooks', {signal}));
  }

  render() {
    return html`
      <div class="page">
        ${card('Send changes to an address', this.#form(), {note: 'Each change of a level is posted there, signed. What is not taken is tried again for hours, then set aside.'})}
        ${card('Webhooks', answered(this.#all, ({webhooks}) => this.#list(webhooks), 'the webhooks'))}
        ${this.opened ? html`<attain-dead-letters .webhook=${this.opened}></attain-dead-letters>` : nothing}
      </div>`;
  }

  #form() {
    return html`
      <form class="stack" @submit=${this.#make}>
        <div class="field">
          <label for="webhook-url">Address</label>
          <input id="webhook-url" name="url" type="url" required placeholder="https://hr.example.org/attain">
        </div>
        <fieldset>
          <legend>Which changes (all without a choice)</legend>
          <div class="choices">${KINDS.map(kind => html`<label><input type="checkbox" name="kind" value=${kind}>${kind}</label>`)}</div>
        </fieldset>
        ${this.#act.failure ? failure(this.#act.failure) : nothing}
        <div class="row"><button class="button main" ?disabled=${this.#act.busy}>Make it</button></div>
      </form>
      ${this.made ? html`<div class="notice good" role="status"><strong>It is made. Its secret is shown this once.</strong>${code(this.made.secret, 'the secret')}</div>` : nothing}`;
  }

  #list(webhooks) {
    return webhooks.length === 0
      ? empty('There are no webhooks.')
      : html`<attain-table caption="Webhooks" file="webhooks" .rows=${webhooks} .columns=${[
          {label: 'Address', value: row => row.url, show: row => html`<code>${row.url}</code>`},
          {label: 'Changes', value: row => (row.filter.kinds ?? ['all']).join(' ')},
          {label: 'Delivered', number: true, value: row => row.delivered},
          {label: 'State', value: row => row.attempts, show: state},
          {label: 'Made', value: row => row.created, show: row => time(row.created)},
          {
            label: 'Act', fixed: true, unexported: true, value: () => '',
            show: row => html`<span class="row tight">
              <button class="button slight" aria-label="Dead letters of ${row.url}" @click=${() => { this.opened = row.id; }}>Dead letters</button>
              <button class="button slight grave" aria-label="Remove ${row.url}" @click=${() => this.#remove(row)}>Remove</button></span>`,
          },
        ]}></attain-table>`;
  }

  async #make(event) {
    event.preventDefault();
    const form = event.target;
    const given = new FormData(form);
    const kinds = given.getAll('kind');
    await this.#act.run(async () => {
      this.made = await send('POST', '/api/v1/webhooks', {url: given.get('url'), ...(kinds.length > 0 && {filter: {kinds}})});
      form.reset();
      this.#all.again();
    }, 'The webhook is made.');
  }

  async #remove({id, url}) {
    if (await confirmed({title: 'Remove the webhook?', text: html`No more changes are sent to <code>${url}</code>, and its dead letters are gone.`, act: 'Remove'})) {
      await this.#act.run(() => send('DELETE', path`/api/v1/webhooks/${id}`), 'The webhook is removed.');
      this.opened = '';
      this.#all.again();
    }
  }
}

function state({attempts, nextAttempt, lastFailure}) {
  return attempts === 0
    ? html`<span class="tag good">Delivers</span>`
    : html`<span class="tag warn">${attempts} attempts in vain</span><br><span class="small">${lastFailure}</span> ${time(nextAttempt)}`;
}

customElements.define('attain-webhooks', Webhooks);
