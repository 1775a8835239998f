import {html, nothing} from 'lit';

/**
 * The parts of a page, each with an address of its own.
 *
 * @param {string} label
 * @param {{title: string, address: string, current: boolean}[]} parts
 */
export function tabs(label, parts) {
  return html`
    <nav class="tabs" aria-label=${label}>${parts.map(({title, address, current}) => html`
      <a href=${address} aria-current=${current ? 'page' : nothing}>${title}</a>`)}
    </nav>`;
}
