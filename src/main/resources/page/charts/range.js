import {html, nothing, svg} from 'lit';

/**
 * Levels that a middle half is between, and the one that is asked for.
 *
 * @param {{low: number, median: number, high: number}} band
 * @param {number} asked
 * @param {number} highest level of the scale
 */
export function range({low, median, high}, asked, highest) {
  const at = level => `${6 + 88 * level / highest}%`;
  return html`
    <span class="strip">
      <svg role="img" aria-label="Level ${low} to ${high}, median ${median}; the role asks for ${asked}.">
        <line class="track" x1=${at(0)} x2=${at(highest)} y1="11" y2="11"/>
        <line class="interval" x1=${at(low)} x2=${at(high)} y1="11" y2="11"/>
        ${Array.from({length: highest + 1}, (_, level) => svg`<text x=${at(level)} y="28" text-anchor="middle">${level}</text>`)}
        <circle class="mean" cx=${at(median)} cy="11" r="5.5"/>
        ${asked ? svg`<svg x=${at(asked)} y="0" overflow="visible"><path class="required ${high >= asked ? 'met' : ''}" d="M-5 -3h10l-5 7z"/></svg>` : nothing}
      </svg>
    </span>`;
}
