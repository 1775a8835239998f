import {html, nothing, svg} from 'lit';
import {percent} from '../parts/figures.js';
import {rules} from './axes.js';
import {d3} from './d3.js';
import {Drawing} from './drawing.js';

const HEIGHT = 260;
const EDGE = {left: 56, right: 18, top: 12, bottom: 44};
const SHARES = [0, 0.25, 0.5, 0.75, 1].map(value => ({value, label: `${100 * value} %`}));

/** What was said beside what came true: on the diagonal where it was right. */
class CalibrationChart extends Drawing {
  static properties = {bins: {attribute: false}};

  constructor() {
    super();
    /** @type {{meanProbability: number, observed: any}[]} */
    this.bins = [];
  }

  render() {
    if (this.width === 0) {
      return nothing;
    }
    const x = d3.scaleLinear([0, 1], [EDGE.left, this.width - EDGE.right]);
    const y = d3.scaleLinear([0, 1], [HEIGHT - EDGE.bottom, EDGE.top]);
    return html`
      <svg role="img" aria-label="Chances that were given, beside how often they came true; the same figures are in the table." viewBox="0 0 ${this.width} ${HEIGHT}" height=${HEIGHT}>
        ${rules(y, SHARES, EDGE.left, this.width - EDGE.right)}
        ${SHARES.map(({value, label}) => svg`<text x=${x(value)} y=${HEIGHT - EDGE.bottom + 18} text-anchor="middle">${label}</text>`)}
        <text x=${x(0.5)} y=${HEIGHT - 8} text-anchor="middle">chance that was given</text>
        <line class="axis" x1=${x(0)} x2=${x(1)} y1=${y(0)} y2=${y(1)} stroke-dasharray="4 4"/>
        ${this.bins.map(({meanProbability, observed: {share, interval, of}}) => svg`
          <line class="line" x1=${x(meanProbability)} x2=${x(meanProbability)} y1=${y(interval.low)} y2=${y(interval.high)}/>
          <circle class="dot" cx=${x(meanProbability)} cy=${y(share)} r="5"><title>${percent(meanProbability)} was given ${of} times; ${percent(share)} came true</title></circle>`)}
      </svg>`;
  }
}

customElements.define('attain-calibration-chart', CalibrationChart);
