import {html, nothing, svg} from 'lit';
import {rules, timeAxis} from './axes.js';
import {d3} from './d3.js';
import {Drawing} from './drawing.js';

const HEIGHT = 230;
const EDGE = {left: 118, right: 16, top: 12, bottom: 28};

/** How an estimate and the level went over time; steps, since it changes when something happens. */
class HistoryChart extends Drawing {
  static properties = {points: {attribute: false}, scale: {attribute: false}, until: {}};

  constructor() {
    super();
    /** @type {{at: string, level?: number, mean?: number}[]} */
    this.points = [];
    /** @type {{level: number, name: string, cut: number}[]} */
    this.scale = [];
    this.until = '';
  }

  render() {
    if (this.width === 0 || this.points.length === 0) {
      return nothing;
    }
    const known = this.points.filter(({mean}) => mean !== undefined).map(point => ({...point, at: new Date(point.at)}));
    const end = new Date(this.until);
    const drawn = known.length === 0 ? [] : [...known, {...known.at(-1), at: end}];
    const x = d3.scaleUtc([new Date(this.points[0].at), end], [EDGE.left, this.width - EDGE.right]);
    const y = d3.scaleLinear([0, 1], [HEIGHT - EDGE.bottom, EDGE.top]);
    const line = d3.line(({at}) => x(at), ({mean}) => y(mean)).curve(d3.curveStepAfter);
    return html`
      <svg role="img" aria-label="The estimate over time; the same figures are in the table." viewBox="0 0 ${this.width} ${HEIGHT}" height=${HEIGHT}>
        ${rules(y, [{value: 0, label: '0 %'}, ...this.scale.map(({level, name, cut}) => ({value: cut, label: `${level} ${name}`})), {value: 1, label: '100 %'}],
          EDGE.left, this.width - EDGE.right)}
        ${timeAxis(x, HEIGHT - EDGE.bottom, this.width)}
        <path class="line" d=${line(drawn) ?? ''}/>
        ${known.map(({at, mean, level}) => svg`<circle class="dot" cx=${x(at)} cy=${y(mean)} r=${level ? 4 : 3}/>`)}
      </svg>`;
  }
}

customElements.define('attain-history-chart', HistoryChart);
