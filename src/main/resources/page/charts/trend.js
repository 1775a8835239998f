import {html, nothing, svg} from 'lit';
import {rules, timeAxis} from './axes.js';
import {d3} from './d3.js';
import {Drawing} from './drawing.js';
import {legend} from './legend.js';

const HEIGHT = 230;
const EDGE = {left: 56, right: 16, top: 12, bottom: 28};
const SHARES = [0, 0.25, 0.5, 0.75, 1].map(value => ({value, label: `${100 * value} %`}));

/** Shares over days, each with the interval that it is uncertain by. */
class TrendChart extends Drawing {
  static properties = {series: {attribute: false}};

  constructor() {
    super();
    /** @type {{name: string, points: {day: string, share: number, low: number, high: number}[]}[]} */
    this.series = [];
  }

  render() {
    if (this.width === 0 || this.series[0].points.length < 2) {
      return nothing;
    }
    const days = this.series.flatMap(({points}) => points.map(({day}) => new Date(day)));
    const x = d3.scaleUtc(d3.extent(days), [EDGE.left, this.width - EDGE.right]);
    const y = d3.scaleLinear([0, 1], [HEIGHT - EDGE.bottom, EDGE.top]);
    const line = d3.line(({day}) => x(new Date(day)), ({share}) => y(share));
    const band = d3.area(({day}) => x(new Date(day)), ({low}) => y(low), ({high}) => y(high));
    return html`
      ${legend(this.series.map(({name}) => name))}
      <svg role="img" aria-label="Shares by day; the same figures are in the table." viewBox="0 0 ${this.width} ${HEIGHT}" height=${HEIGHT}>
        ${rules(y, SHARES, EDGE.left, this.width - EDGE.right)}
        ${timeAxis(x, HEIGHT - EDGE.bottom, this.width)}
        ${this.series.map(({points}, index) => svg`
          <g class="series-${index}"><path class="band" d=${band(points)}/><path class="curve" d=${line(points)}/></g>`)}
      </svg>`;
  }
}

customElements.define('attain-trend-chart', TrendChart);
