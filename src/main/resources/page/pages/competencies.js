import {html} from 'lit';
import {get, path} from '../api/client.js';
import {Question} from '../api/question.js';
import {card, pageHead} from '../parts/head.js';
import {competencyLink} from '../parts/links.js';
import {Part} from '../parts/part.js';
import {answered, empty} from '../parts/states.js';
import {words} from '../parts/figures.js';
import '../parts/table.js';
import {changeQuery} from '../shell/address.js';

/** The competencies of a framework. */
class CompetenciesPage extends Part {
  static properties = {query: {attribute: false}};

  #frameworks = new Question(this);
  #framework = new Question(this);

  constructor() {
    super();
    /** @type {{framework?: string}} */
    this.query = {};
  }

  willUpdate() {
    this.#frameworks.for('frameworks', signal => get('/api/v1/frameworks', {signal}));
    const chosen = this.query.framework ?? this.#offered()[0]?.id;
    if (chosen !== undefined) {
      this.#framework.for(chosen, signal => get(path`/api/v1/frameworks/${chosen}`, {signal}));
    }
  }

  /** Each framework once, those in force first. */
  #offered() {
    const all = this.#frameworks.value?.frameworks ?? [];
    const byId = new Map([...all].sort((one, other) => Number(one.inForce) - Number(other.inForce)).map(each => [each.id, each]));
    return [...byId.values()].reverse();
  }

  render() {
    return html`
      <div class="page">
        ${pageHead({
          eyebrow: 'Competence',
          title: 'Competencies',
          lead: 'What people are asked to be able to do, how that shows, and what proves it.',
        })}
        ${answered(this.#frameworks, () => this.#choice(), 'the frameworks')}
      </div>`;
  }

  #choice() {
    const offered = this.#offered();
    if (offered.length === 0) {
      return empty('There is no framework yet.', 'Make one in the framework studio, or import a CASE package.');
    }
    return answered(this.#framework, framework => this.#list(framework, offered), 'the framework');
  }

  #list(framework, offered) {
    const name = new Map(framework.competencies.map(({id, name: called}) => [id, called]));
    return card(framework.name, html`
      <attain-table searchable caption="Competencies of ${framework.name}" file="competencies" .rows=${framework.competencies} .columns=${[
        {label: 'Competency', value: row => row.name, show: row => competencyLink(row.id, row.name, framework.id)},
        {label: 'Code', value: row => row.code},
        {label: 'Tier', value: row => words(row.tier ?? '')},
        {label: 'What it means', value: row => row.statement},
        {label: 'Indicators', number: true, value: row => (row.indicators ?? []).length},
        {label: 'Resources', number: true, value: row => (row.resources ?? []).length},
        {label: 'Part of', value: row => name.get(row.parent)},
      ]}></attain-table>`, {
      note: framework.description,
      actions: offered.length > 1 ? html`
        <div class="field">
          <label for="framework">Framework</label>
          <select id="framework" @change=${event => changeQuery({framework: event.target.value})}>
            ${offered.map(({id, name: called}) => html`<option value=${id} ?selected=${id === framework.id}>${called}</option>`)}
          </select>
        </div>` : html`<span class="tag">version ${framework.version}</span>`,
    });
  }
}

customElements.define('attain-competencies-page', CompetenciesPage);
