import {html} from 'lit';
import {percent} from './figures.js';

/** @param {number} share 0 to 1 @param {string} label */
export function progress(share, label) {
  return html`<span class="progress"><progress max="1" .value=${share} aria-label=${label}></progress>${percent(share)}</span>`;
}
