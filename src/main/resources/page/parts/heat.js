import {html} from 'lit';

const STEPS = 5;

/** The class of a cell whose colour says a share. @param {number | null | undefined} share 0 to 1 */
export function heat(share) {
  return share === null || share === undefined ? 'heat' : `heat heat-${Math.min(STEPS - 1, Math.floor(share * STEPS))}`;
}

/** What the colours say. @param {unknown} [more] */
export function heatKey(more) {
  return html`
    <p class="heat-key"><span class="heat-0">0 to 19 %</span><span class="heat-1">20 to 39 %</span><span class="heat-2">40 to 59 %</span><span
      class="heat-3">60 to 79 %</span><span class="heat-4">80 % or more</span>${more}</p>`;
}
