import {html, nothing} from 'lit';
import {get, path, send} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {Act} from '../../parts/act.js';
import {card} from '../../parts/head.js';
import {personName} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {answered, empty, failure} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';

/** What a webhook could not deliver, to be tried once more. */
class DeadLetters extends Part {
  static properties = {webhook: {}};

  #all = new Question(this);
  #act = new Act(this);

  constructor() {
    super();
    this.webhook = '';
  }

  willUpdate() {
    this.#all.for(this.webhook, signal => get(path`/api/v1/webhooks/${this.webhook}/dead-letters`, {signal}));
  }

  render() {
    return card('Dead letters', html`
      ${this.#act.failure ? failure(this.#act.failure) : nothing}
      ${answered(this.#all, ({deadLetters}) => deadLetters.length === 0
        ? empty('There are none.', 'Everything was delivered, or is still being tried.')
        : html`<attain-table caption="Dead letters" file="dead-letters" .rows=${deadLetters} .columns=${this.#columns()}></attain-table>`, 'the dead letters')}`);
  }

  /** @returns {import('../../parts/table.js').Column[]} */
  #columns() {
    return [
      {label: 'Change', value: row => row.change.kind},
      {label: 'Person', value: row => row.change.person && personName(row.change.person)},
      {label: 'Set aside', value: row => row.at, show: row => time(row.at)},
      {label: 'Attempts', number: true, value: row => row.attempts},
      {label: 'Last failure', value: row => row.lastFailure},
      {
        label: 'Replay', fixed: true, unexported: true, value: () => '',
        show: row => html`<button class="button slight" ?disabled=${this.#act.busy} @click=${() => this.#replay(row.id)}>Replay</button>`,
      },
    ];
  }

  async #replay(letter) {
    await this.#act.run(() => send('POST', path`/api/v1/webhooks/${this.webhook}/dead-letters/${letter}/replay`), 'It is delivered.');
    this.#all.again();
  }
}

customElements.define('attain-dead-letters', DeadLetters);
