import {html, nothing, svg} from 'lit';
import {percent} from '../parts/figures.js';

/**
 * One proficiency as a strip from 0 to 1: the 90 % interval of the true score, its mean, the cuts of the levels
 * and the level that is required.
 *
 * @param {any} figures of one competency, as /api/v1/people/{id}/proficiency has them
 * @param {number} [required] level
 */
export function strip(figures, required) {
  const {mean, interval, levels, currentLevel} = figures;
  const asked = levels.find(({level}) => level === required);
  return html`
    <span class="strip">
      <svg role="img" aria-label=${inWords(figures, asked)}>
        <line class="track" x1="0" x2="100%" y1="11" y2="11"/>
        ${interval?.low === undefined ? nothing : svg`<line class="interval" x1=${at(interval.low)} x2=${at(interval.high)} y1="11" y2="11"/>`}
        ${levels.map(({level, cut}) => svg`
          <line class="cut" x1=${at(cut)} x2=${at(cut)} y1="5" y2="17"/>
          <text x=${at(cut)} y="28" text-anchor="middle">${level}</text>`)}
        ${mean === null ? nothing : svg`<circle class="mean" cx=${at(mean)} cy="11" r="5.5"/>`}
        ${asked ? svg`<svg x=${at(asked.cut)} y="0" overflow="visible"><path class="required ${(currentLevel ?? 0) >= required ? 'met' : ''}" d="M-5 -3h10l-5 7z"/></svg>` : nothing}
      </svg>
    </span>`;
}

/** Where a score is on the strip. @param {number} score */
function at(score) {
  return `${2 + 96 * score}%`;
}

function inWords({mean, interval, whyNoMean}, asked) {
  const figure = mean === null
    ? (whyNoMean ?? 'There is no evidence.')
    : `Estimate ${percent(mean)}${interval?.low === undefined ? '' : `, 90 % interval ${percent(interval.low)} to ${percent(interval.high)}`}.`;
  return asked ? `${figure} Level ${asked.level} is required, which begins at ${percent(asked.cut)}.` : figure;
}
