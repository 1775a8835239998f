import {html} from 'lit';
import {path, query, send} from '../../api/client.js';
import {Act} from '../../parts/act.js';
import {confirmed} from '../../parts/confirm.js';
import {card} from '../../parts/head.js';
import {Listing} from '../../parts/listing.js';
import {Part} from '../../parts/part.js';
import {empty, failure} from '../../parts/states.js';
import '../../parts/table.js';
import {time} from '../../parts/time.js';

/** The queries that somebody saved, to be run again. */
class SavedQueries extends Part {
  #all = new Listing(this, 'queries');
  #act = new Act(this);

  willUpdate() {
    this.#all.for('/api/v1/statements/queries');
  }

  render() {
    return card('Saved queries', html`
      ${this.#act.failure ? failure(this.#act.failure) : ''}
      ${this.#all.show(queries => queries.length === 0
        ? empty('There are none.', 'Find statements, then save what you have asked for.')
        : html`<attain-table searchable caption="Saved queries" file="queries" .rows=${queries} .columns=${[
            {label: 'Name', value: row => row.name, show: row => html`<a href="#/statements${query({saved: row.name})}">${row.name}</a>`},
            {label: 'What for', value: row => row.description},
            {label: 'Condition', value: row => row.filter, show: row => html`<code class="small">${row.filter || 'every statement'}</code>`},
            {label: 'By', value: row => row.owner},
            {label: 'Changed', value: row => row.changed, show: row => time(row.changed)},
            {label: 'Act', fixed: true, unexported: true, value: () => '', show: row => html`<span class="row tight">
              <a class="button slight" href="#/statements/measures${query({saved: row.name})}">Measure</a>
              <button class="button slight grave" ?disabled=${this.#act.busy} aria-label="Delete ${row.name}" @click=${() => this.#remove(row.name)}>Delete</button></span>`},
          ]}></attain-table>`, 'the queries')}`, {note: 'Open one to run it; more conditions can be added to it there. The API runs it by its name: saved=… of query, measures, export and tail.'});
  }

  async #remove(name) {
    const meant = await confirmed({title: `Delete ${name}?`, text: 'Whoever calls it by its name is refused from then on.', act: 'Delete'});
    if (meant) {
      await this.#act.run(() => send('DELETE', path`/api/v1/statements/queries/${name}`), `${name} is deleted.`);
      this.#all.again();
    }
  }
}

customElements.define('attain-saved-queries', SavedQueries);
