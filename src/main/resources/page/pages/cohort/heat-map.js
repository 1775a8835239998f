import {html, nothing} from 'lit';
import {path} from '../../api/client.js';
import {rounded, words} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {heat, heatKey} from '../../parts/heat.js';
import {competencyLink, personAddress} from '../../parts/links.js';
import {Listing} from '../../parts/listing.js';
import {Part} from '../../parts/part.js';
import '../../parts/table.js';
import {day} from '../../parts/time.js';

const LIMIT = 200;

/** Each person of a cohort, competency by competency. */
class CohortHeatMap extends Part {
  static properties = {opened: {attribute: false}};

  #people = new Listing(this, 'rows');

  constructor() {
    super();
    /** @type {import('../cohort.js').Opened | undefined} */
    this.opened = undefined;
  }

  willUpdate() {
    this.#people.for(`${path`/api/v1/cohorts/${this.opened.cohort}/people`}?limit=${LIMIT}`);
  }

  render() {
    return card('People by competency', this.#people.show((rows, {competencies}) => html`
      <attain-table searchable caption="People by competency" file="people-heat-map" .rows=${rows} .columns=${this.#columns(competencies)}></attain-table>
      ${heatKey(html`<span class="heat">✓ the level is held</span>`)}
      <p class="small soft">${competencies.map(({competency, code, name, level}, index) => html`${index > 0 ? ', ' : ''}<strong>${code}</strong> ${competencyLink(competency, name, this.opened.framework.id)} at level ${level}`)}.</p>`, 'the people'),
    {note: 'The chance in percent that somebody is at the level that the role asks for; where the method gives none, the level that they have. A level is held when its gates are passed too.'});
  }

  #columns(competencies) {
    return [
      {label: 'Person', value: row => row.name, show: row => html`<a class="nowrap" href=${personAddress(row.person, this.opened.cohort)}>${row.name}</a>`},
      {label: 'Missing', hint: 'Mandatory requirements that are not met', number: true, value: row => row.missing, show: row => row.ready ? html`<span class="tag good">ready</span>` : row.missing},
      ...competencies.map(({code, name}, index) => ({
        label: code,
        hint: name,
        value: row => row.cells[index].probability ?? row.cells[index].level,
        show: row => cell(row.cells[index]),
        shade: row => heat(shadeOf(row.cells[index])),
      })),
      {label: 'Gap score', number: true, value: row => row.gapScore, show: row => rounded(row.gapScore, 1)},
    ];
  }
}

function shadeOf({status, probability}) {
  return status === 'noEvidence' ? null : probability ?? (status === 'met' ? 1 : 0);
}

function cell({status, level, probability, items, lapsesAt}) {
  if (status === 'noEvidence') {
    return html`<span class="soft" aria-label="no evidence" title="no evidence">–</span>`;
  }
  const shown = probability === null || probability === undefined ? `level ${level ?? 0}` : Math.round(100 * probability);
  return html`<span title="${words(status)}; level ${level ?? 'none'}; ${items} items${lapsesAt ? `; lapses on ${day(lapsesAt)}` : ''}">${shown}${status === 'met' ? html` <span aria-label="held">✓</span>` : nothing}</span>`;
}

customElements.define('attain-cohort-heat-map', CohortHeatMap);
