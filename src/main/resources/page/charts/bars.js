import {html, nothing, svg} from 'lit';
import {d3} from './d3.js';
import {Drawing} from './drawing.js';

const ROW = 30;
const BAR = 16;
const RIGHT = 74;
/** About as wide as a letter is, in pixels. */
const LETTER = 7.2;

/** Bars from the left, each of one or more parts, with its label before it and its figure behind it. */
class BarsChart extends Drawing {
  static properties = {bars: {attribute: false}};

  constructor() {
    super();
    /** @type {{label: string, parts: {kind: string, value: number, title: string}[], figure: string}[]} */
    this.bars = [];
  }

  render() {
    if (this.width === 0 || this.bars.length === 0) {
      return nothing;
    }
    const left = Math.min(250, this.width * 0.4);
    const most = d3.max(this.bars, ({parts}) => d3.sum(parts, ({value}) => value)) || 1;
    const x = d3.scaleLinear([0, most], [0, this.width - left - RIGHT]);
    const height = this.bars.length * ROW;
    return html`
      <svg role="img" aria-label="Bars; the same figures are in the table." viewBox="0 0 ${this.width} ${height}" height=${height}>
        ${this.bars.map(({label, parts, figure}, row) => {
          const top = row * ROW + (ROW - BAR) / 2;
          const ends = d3.cumsum(parts, ({value}) => value);
          return svg`
            <text x=${left - 10} y=${top + 12} text-anchor="end">${shortened(label, left / LETTER)}</text>
            ${parts.map(({kind, value, title}, index) => svg`
              <rect class="bar ${kind}" x=${left + x(ends[index] - value)} y=${top} width=${x(value)} height=${BAR}><title>${title}</title></rect>`)}
            <text class="strong" x=${left + x(ends.at(-1)) + 8} y=${top + 12}>${figure}</text>`;
        })}
      </svg>`;
  }
}

/** @param {string} label @param {number} letters that there is room for */
function shortened(label, letters) {
  return label.length <= letters ? label : `${label.slice(0, Math.max(4, letters - 1))}…`;
}

customElements.define('attain-bars-chart', BarsChart);
