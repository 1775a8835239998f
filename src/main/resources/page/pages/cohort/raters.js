import {html} from 'lit';
import {get, path, query} from '../../api/client.js';
import {Question} from '../../api/question.js';
import '../../charts/calibration.js';
import '../../charts/figure.js';
import {percent, rounded} from '../../parts/figures.js';
import {card} from '../../parts/head.js';
import {agreement} from '../../parts/raters.js';
import {answered, empty} from '../../parts/states.js';
import {unlessSuppressed} from '../../parts/suppressed.js';
import {competencyChoice} from './choice.js';
import {Section} from './section.js';

/** Whether those who rate agree, and whether the chances that we give come true. */
class CohortRaters extends Section {
  #calibration = new Question(this);

  #chosen() {
    return this.query.competency ?? this.opened.competencies[0]?.competency;
  }

  willUpdate() {
    const competency = this.#chosen();
    if (competency !== undefined) {
      this.ask('raters', {competency});
      const where = `${path`/api/v1/cohorts/${this.opened.cohort}/calibration`}${query({competency})}`;
      this.#calibration.for(where, signal => get(where, {signal}));
    }
  }

  render() {
    if (this.#chosen() === undefined) {
      return empty('The role asks for nothing.');
    }
    return html`
      <div class="page">
        ${card('Agreement of raters', this.answered(answer => unlessSuppressed(answer, agreement), 'the ratings'), {actions: competencyChoice(this.opened, this.#chosen())})}
        ${card('Do chances come true?', answered(this.#calibration, answer => unlessSuppressed(answer, calibration), 'the assessments'))}
      </div>`;
  }
}

function calibration({n, brier, baseline, bins, level}) {
  if (n === 0) {
    return empty('Nothing has been assessed that a chance could be held against.');
  }
  return html`
    <attain-figure heading="Chances of level ${level}, and how often the assessment after them reached it" file="calibration"
      description="${n} assessments. Brier score ${rounded(brier, 3)}; always saying the overall share would give ${rounded(baseline, 3)}; less is better. Bars are 95 % intervals."
      .chart=${html`<attain-calibration-chart .bins=${bins.filter(({observed}) => observed.of > 0)}></attain-calibration-chart>`}
      .rows=${bins} .columns=${[
        {label: 'Chance from', number: true, value: bin => bin.from, show: bin => percent(bin.from)},
        {label: 'to', number: true, value: bin => bin.to, show: bin => percent(bin.to)},
        {label: 'Given on average', number: true, value: bin => bin.meanProbability, show: bin => percent(bin.meanProbability)},
        {label: 'Assessments', number: true, value: bin => bin.observed.of},
        {label: 'Came true', number: true, value: bin => bin.observed.share, show: bin => percent(bin.observed.share)},
      ]}></attain-figure>`;
}

customElements.define('attain-cohort-raters', CohortRaters);
