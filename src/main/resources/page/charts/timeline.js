import {html, nothing, svg} from 'lit';
import {percent, words} from '../parts/figures.js';
import {day} from '../parts/time.js';
import {timeAxis} from './axes.js';
import {d3} from './d3.js';
import {Drawing} from './drawing.js';

const LANE = 40;
const EDGE = {left: 118, right: 16, top: 6, bottom: 28};

/** Items of evidence by when they occurred and their type: the larger, the more weight is left; the higher up, the better. */
class EvidenceTimeline extends Drawing {
  static properties = {evidence: {attribute: false}, until: {}};

  constructor() {
    super();
    /** @type {{type: string, occurredAt: string, score: number, decayedWeight: number, counting: string}[]} */
    this.evidence = [];
    this.until = '';
  }

  render() {
    if (this.width === 0 || this.evidence.length === 0) {
      return nothing;
    }
    const types = [...new Set(this.evidence.map(({type}) => type))];
    const height = EDGE.top + types.length * LANE + EDGE.bottom;
    const first = d3.min(this.evidence, ({occurredAt}) => new Date(occurredAt));
    const x = d3.scaleUtc([first, new Date(this.until)], [EDGE.left + 8, this.width - EDGE.right]);
    const most = d3.max(this.evidence, ({decayedWeight}) => decayedWeight) || 1;
    const size = d3.scaleSqrt([0, most], [3, 9]);
    return html`
      <svg role="img" aria-label="Evidence over time; each item is in the table below." viewBox="0 0 ${this.width} ${height}" height=${height}>
        ${types.map((type, lane) => svg`
          <line class="grid" x1=${EDGE.left} x2=${this.width - EDGE.right} y1=${EDGE.top + lane * LANE} y2=${EDGE.top + lane * LANE}/>
          <text x=${EDGE.left - 8} y=${EDGE.top + (lane + 0.5) * LANE + 4} text-anchor="end">${words(type)}</text>`)}
        ${timeAxis(x, height - EDGE.bottom, this.width)}
        ${this.evidence.map(item => {
          const top = EDGE.top + types.indexOf(item.type) * LANE;
          return svg`<circle class="item ${item.counting}" cx=${x(new Date(item.occurredAt))}
            cy=${top + LANE - 9 - item.score * (LANE - 18)} r=${size(item.decayedWeight)}>
            <title>${day(item.occurredAt)}: ${words(item.type)}, score ${percent(item.score)}</title></circle>`;
        })}
      </svg>`;
  }
}

customElements.define('attain-evidence-timeline', EvidenceTimeline);
