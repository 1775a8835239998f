import {html} from 'lit';
import {range} from '../../charts/range.js';
import {card} from '../../parts/head.js';
import {competencyLink} from '../../parts/links.js';
import {unlessSuppressed} from '../../parts/suppressed.js';
import '../../parts/table.js';
import {Section} from './section.js';

/** What the best reach, beside what the role asks of everybody. */
class CohortBenchmark extends Section {
  willUpdate() {
    this.ask('benchmark');
  }

  render() {
    const {framework} = this.opened;
    return card('What top performers reach', this.answered(answer => unlessSuppressed(answer, ({performers, requirements}) => {
      const highest = Math.max(...requirements.flatMap(({level, band}) => [level, band.high]));
      return html`
        <p class="soft">${performers} people: the tenth with the least gap score, at least five. The bar is the middle half of their levels, the dot the median, the triangle what the role asks for.</p>
        <attain-table caption="Levels of top performers" file="benchmark" .rows=${requirements} .columns=${[
          {label: 'Competency', value: row => `${row.code} ${row.name}`, show: row => html`${competencyLink(row.competency, row.name, framework.id)} <span class="soft small">${row.code}</span>`},
          {label: 'Their levels', value: row => row.band.median, show: row => range(row.band, row.level, highest)},
          {label: 'From', number: true, value: row => row.band.low},
          {label: 'Median', number: true, value: row => row.band.median},
          {label: 'To', number: true, value: row => row.band.high},
          {label: 'Role asks', number: true, value: row => row.level},
          {label: 'Verdict', value: row => row.asksForMore ? 'asks for more' : '', show: row => row.asksForMore ? html`<span class="tag warn">more than they reach</span>` : ''},
        ]}></attain-table>`;
    }), 'the benchmark'));
  }
}

customElements.define('attain-cohort-benchmark', CohortBenchmark);
