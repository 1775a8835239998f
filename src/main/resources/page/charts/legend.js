import {html, svg} from 'lit';

/** Which line is whose: by colour and by dashes. @param {string[]} names in the order of the series */
export function legend(names) {
  return html`
    <ul class="legend">${names.map((name, index) => html`
      <li class="series-${index}"><svg viewBox="0 0 28 10" aria-hidden="true">${svg`<path class="curve" d="M0 5h28"/>`}</svg>${name}</li>`)}
    </ul>`;
}
