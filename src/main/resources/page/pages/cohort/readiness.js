import {html} from 'lit';
import '../../charts/columns.js';
import '../../charts/figure.js';
import {percent} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {proportionWords, unlessSuppressed} from '../../parts/suppressed.js';
import {Section} from './section.js';
import './trend.js';

/** How many people meet all that is mandatory, and how far the others are from it. */
class CohortReadiness extends Section {
  willUpdate() {
    this.ask('readiness');
  }

  render() {
    return html`
      <div class="page">
        ${this.answered(answer => unlessSuppressed(answer, figures), 'the readiness')}
        ${card('Trend', html`<attain-cohort-trend .cohort=${this.opened.cohort}></attain-cohort-trend>`)}
      </div>`;
  }
}

function figures({readiness, coverage, mandatory, missing}) {
  const byMissing = new Map(missing.map(({requirements, people}) => [requirements, people]));
  const rows = Array.from({length: mandatory + 1}, (_, requirements) => ({requirements, people: byMissing.get(requirements) ?? 0}));
  return html`
    <dl class="stats">
      <div class="stat"><dt>people ready: every mandatory requirement is met</dt><dd>${percent(readiness.share)}<small>${proportionWords(readiness)}</small></dd></div>
      <div class="stat"><dt>requirements met, of all people together</dt><dd>${percent(coverage.share)}<small>${proportionWords(coverage)}</small></dd></div>
      <div class="stat"><dt>mandatory requirements</dt><dd>${mandatory}</dd></div>
    </dl>
    ${card('How far from ready', html`
      <attain-figure heading="People by how many mandatory requirements they lack" file="missing" description="Who lacks none is ready."
        .chart=${html`<attain-columns-chart .bars=${rows.map(({requirements, people}) => ({label: String(requirements), count: people}))}></attain-columns-chart>`}
        .rows=${rows} .columns=${[
          {label: 'Requirements that are missing', number: true, value: row => row.requirements},
          {label: 'People', number: true, value: row => row.people},
        ]}></attain-figure>`)}`;
}

customElements.define('attain-cohort-readiness', CohortReadiness);
