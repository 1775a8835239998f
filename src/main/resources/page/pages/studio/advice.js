import {html} from 'lit';
import {get, path, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import {words} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {Part} from '../../parts/part.js';
import {answered, empty} from '../../parts/states.js';
import '../../parts/table.js';

/** What could be better about a sound version. */
class Advice extends Part {
  static properties = {opened: {attribute: false}};

  #advice = new Question(this);

  constructor() {
    super();
    /** @type {import('../version.js').Opened | undefined} */
    this.opened = undefined;
  }

  willUpdate() {
    const {document: {id, version}, revision} = this.opened;
    this.#advice.for(`${id} ${version} ${revision}`, signal => get(`${path`/api/v1/frameworks/${id}/advice`}${query({version})}`, {signal}));
  }

  render() {
    return card('What could be better', answered(this.#advice, ({advice}) => advice.length === 0
      ? empty('Nothing to advise.', 'Statements are observable, everything can be proven, every gate can be passed.')
      : html`<attain-table caption="Advice" file="advice" .rows=${advice} .columns=${COLUMNS}></attain-table>`, 'the advice'),
    {note: 'None of it keeps a version from being published.'});
  }
}

/** @type {import('../../parts/table.js').Column[]} */
const COLUMNS = [
  {label: 'Kind', value: row => words(row.kind), show: row => html`<span class="tag warn">${words(row.kind)}</span>`},
  {label: 'Where', value: row => row.path, show: row => html`<code>${row.path}</code>`},
  {label: 'Advice', value: row => row.message},
];

customElements.define('attain-advice', Advice);
