import {html} from 'lit';
import '../../charts/bars.js';
import '../../charts/figure.js';
import {grouped, percent, rounded} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {competencyLink} from '../../parts/links.js';
import {unlessSuppressed} from '../../parts/suppressed.js';
import {Section} from './section.js';

const KINDS = [
  {kind: 'gap', label: 'below the level'},
  {kind: 'noEvidence', label: 'no evidence'},
  {kind: 'met', label: 'met, but not for sure'},
];

/** What a cohort lacks, by how much it matters. */
class CohortGaps extends Section {
  willUpdate() {
    this.ask('gaps');
  }

  render() {
    return this.answered(answer => unlessSuppressed(answer, gaps => figures(gaps, this.opened.framework.id)), 'the gaps');
  }
}

function figures({total, requirements}, framework) {
  return html`
    <div class="page">
      <dl class="stats">
        <div class="stat"><dt>gap score of all</dt><dd>${grouped(Math.round(total.score))}</dd></div>
        ${KINDS.map(({kind, label}) => html`
          <div class="stat"><dt><span class="swatch ${kind}"></span> ${label}</dt><dd>${percent(total.score === 0 ? 0 : total[kind].score / total.score)}<small>${grouped(total[kind].people)} people × requirements</small></dd></div>`)}
      </dl>
      ${card('Where the risk is', html`
        <attain-figure heading="Gap score by requirement" file="gaps" description="Impact × frequency × weight × the chance that the level is not there, summed over people."
          .chart=${html`<attain-bars-chart .bars=${requirements.map(bar)}></attain-bars-chart>`}
          .rows=${requirements} .columns=${columns(framework)}></attain-figure>`)}
    </div>`;
}

function bar(requirement) {
  return {
    label: `${requirement.code} ${requirement.name}`,
    figure: grouped(Math.round(requirement.score)),
    parts: KINDS.map(({kind, label}) => ({kind, value: requirement[kind].score, title: `${label}: ${rounded(requirement[kind].score, 1)}, ${requirement[kind].people} people`})),
  };
}

/** @param {string} framework @returns {import('../../parts/table.js').Column[]} */
function columns(framework) {
  return [
    {label: 'Requirement', value: row => `${row.code} ${row.name}`, show: row => html`${competencyLink(row.competency, row.name, framework)} <span class="soft small">${row.code}</span>`},
    {label: 'Level', number: true, value: row => row.level},
    {label: 'Mandatory', value: row => row.mandatory ? 'yes' : 'no'},
    {label: 'Stake', number: true, value: row => row.stake, show: row => rounded(row.stake, 1)},
    {label: 'Gap score', number: true, value: row => row.score, show: row => rounded(row.score, 1)},
    {label: 'Met', number: true, value: row => row.met.people},
    {label: 'Below', number: true, value: row => row.gap.people},
    {label: 'No evidence', number: true, value: row => row.noEvidence.people},
  ];
}

customElements.define('attain-cohort-gaps', CohortGaps);
