import {html} from 'lit';
import {get} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {counted, grouped} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {lastPart} from '../../parts/links.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';

const EVERY = 5_000;

/** Whether the store answers, and how far the figures are behind the statements; asked every few seconds. */
class Health extends Part {
  #store = new Question(this);
  #projections = new Question(this);
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      this.#store.again();
      this.#projections.again();
    }, EVERY);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  willUpdate() {
    this.#store.for('ready', signal => get('/health/ready', {signal}));
    this.#projections.for('projections', signal => get('/api/v1/projections', {signal}));
  }

  render() {
    return html`
      <div class="page">
        ${card('Store', answered(this.#store, () => html`<p><span class="tag good">Ready</span> A small write and read have just worked.</p>`, 'the store'))}
        ${card('Projections', answered(this.#projections, ({projections}) => list(projections), 'the projections'),
          {note: 'One for each framework in force: it follows the log and keeps the figures.'})}
      </div>`;
  }
}

function list(projections) {
  if (projections.length === 0) {
    return empty('No framework is in force, so there is nothing to compute.');
  }
  return html`
    ${projections.filter(({failures}) => failures > 0).map(({framework, failures, lastFailure}) => html`
      <div class="notice bad"><strong>${framework.id} fails: ${counted(failures, 'time')} in a row</strong><p>${lastFailure}</p></div>`)}
    <attain-table caption="Projections" file="projections" .rows=${projections} .columns=${[
      {label: 'Framework', value: row => row.framework.id, show: row => html`${lastPart(row.framework.id)} <span class="soft">${row.framework.version}</span>`},
      {label: 'State', value: row => row.failures, show: row => row.failures === 0 ? html`<span class="tag good">Keeps up</span>` : html`<span class="tag bad">Fails</span>`},
      {label: 'Lag', number: true, value: row => row.lagMillis, show: row => `${grouped(row.lagMillis)} ms`},
      {label: 'Last statement in the figures', value: row => row.checkpoint.stored, show: row => time(row.checkpoint.stored)},
      {label: 'Nodes', number: true, value: row => row.nodes.length},
      {label: 'Generation', number: true, value: row => row.generation},
    ]}></attain-table>`;
}

customElements.define('attain-health', Health);
