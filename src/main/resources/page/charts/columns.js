import {html, nothing, svg} from 'lit';
import {grouped} from '../parts/figures.js';
import {rules} from './axes.js';
import {d3} from './d3.js';
import {Drawing} from './drawing.js';

const HEIGHT = 210;
const EDGE = {left: 56, right: 8, top: 12, bottom: 26};
/** About what a letter and the space around a label take, in pixels. */
const LETTER = 6.4;
const AROUND = 14;

/** Counts side by side, such as one for each day. */
class ColumnsChart extends Drawing {
  static properties = {bars: {attribute: false}};

  constructor() {
    super();
    /** @type {{label: string, count: number}[]} */
    this.bars = [];
  }

  render() {
    if (this.width === 0 || this.bars.length === 0) {
      return nothing;
    }
    const x = d3.scaleBand(d3.range(this.bars.length), [EDGE.left, this.width - EDGE.right]).padding(0.18);
    const y = d3.scaleLinear([0, d3.max(this.bars, ({count}) => count) || 1], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4);
    const every = Math.ceil((AROUND + LETTER * d3.max(this.bars, ({label}) => label.length)) / x.step());
    return html`
      <svg role="img" aria-label="Counts; the same figures are in the table." viewBox="0 0 ${this.width} ${HEIGHT}" height=${HEIGHT}>
        ${rules(y, y.ticks(4).filter(Number.isInteger).map(value => ({value, label: grouped(value)})), EDGE.left, this.width - EDGE.right)}
        ${this.bars.map(({label, count}, index) => svg`
          <rect class="bar" x=${x(index)} y=${y(count)} width=${x.bandwidth()} height=${y(0) - y(count)} rx="1.5"><title>${label}: ${grouped(count)}</title></rect>
          ${index % every === 0 ? svg`<text x=${x(index) + x.bandwidth() / 2} y=${HEIGHT - 8} text-anchor="middle">${label}</text>` : nothing}`)}
      </svg>`;
  }
}

customElements.define('attain-columns-chart', ColumnsChart);
