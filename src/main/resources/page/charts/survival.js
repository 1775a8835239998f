import {html, nothing, svg} from 'lit';
import {rules} from './axes.js';
import {d3} from './d3.js';
import {Drawing} from './drawing.js';
import {legend} from './legend.js';

const HEIGHT = 260;
const EDGE = {left: 92, right: 18, top: 12, bottom: 46};
const RISK = 18;
const SHARES = [0, 0.25, 0.5, 0.75, 1].map(value => ({value, label: `${100 * value} %`}));

/** The share that has got there by each day, for one or more groups, with its interval and how many were still on the way. */
class SurvivalChart extends Drawing {
  static properties = {groups: {attribute: false}};

  constructor() {
    super();
    /** @type {{name: string, curve: {t: number, atRisk: number, competent: number, logLog: {low?: number, high?: number}}[]}[]} */
    this.groups = [];
  }

  render() {
    const last = d3.max(this.groups, ({curve}) => curve.at(-1)?.t) ?? 0;
    if (this.width === 0 || last === 0) {
      return nothing;
    }
    const foot = HEIGHT - EDGE.bottom;
    const height = HEIGHT + RISK * (this.groups.length + 1);
    const x = d3.scaleLinear([0, last], [EDGE.left, this.width - EDGE.right]);
    const y = d3.scaleLinear([0, 1], [foot, EDGE.top]);
    const ticks = x.ticks(Math.max(2, Math.floor(this.width / 110)));
    return html`
      ${legend(this.groups.map(({name}) => name))}
      <svg role="img" aria-label="Share that has reached the level by days since the start; the same figures are in the table." viewBox="0 0 ${this.width} ${height}" height=${height}>
        ${rules(y, SHARES, EDGE.left, this.width - EDGE.right)}
        ${ticks.map(tick => svg`<text x=${x(tick)} y=${foot + 18} text-anchor="middle">${tick}</text>`)}
        <text x=${(EDGE.left + this.width - EDGE.right) / 2} y=${foot + 36} text-anchor="middle">days since the start</text>
        ${this.groups.map(({curve}, index) => drawn(curve, index, x, y))}
        <text x="0" y=${HEIGHT + 12}>Still on the way</text>
        ${this.groups.map(({name, curve}, index) => svg`
          <text x="0" y=${HEIGHT + 12 + RISK * (index + 1)}>${name.length > 13 ? `${name.slice(0, 12)}…` : name}</text>
          ${ticks.map(tick => svg`<text x=${x(tick)} y=${HEIGHT + 12 + RISK * (index + 1)} text-anchor="middle">${atRisk(curve, tick)}</text>`)}`)}
      </svg>`;
  }
}

/** Steps that begin with nobody; where an interval is not known there is no band. */
function drawn(curve, index, x, y) {
  const steps = [{t: 0, competent: 0, logLog: {}}, ...curve];
  const line = d3.line(({t}) => x(t), ({competent}) => y(competent)).curve(d3.curveStepAfter);
  const band = d3.area(({t}) => x(t), ({logLog}) => y(1 - logLog.high), ({logLog}) => y(1 - logLog.low))
    .defined(({logLog}) => Number.isFinite(logLog?.low) && Number.isFinite(logLog?.high)).curve(d3.curveStepAfter);
  return svg`<g class="series-${index}"><path class="band" d=${band(steps) ?? ''}/><path class="curve" d=${line(steps)}/></g>`;
}

/** How many were observed and not there yet, just before the first step at or after this day. */
function atRisk(curve, day) {
  return curve.find(({t}) => t >= day)?.atRisk ?? 0;
}

customElements.define('attain-survival-chart', SurvivalChart);
