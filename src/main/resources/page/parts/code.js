import {html} from 'lit';
import {announce} from './announce.js';

/**
 * Text to be copied.
 *
 * @param {string} text
 * @param {string} label what it is
 */
export function code(text, label) {
  return html`
    <div class="code">
      <button class="button slight" aria-label="Copy ${label}" @click=${event => copy(event.currentTarget, text, label)}>Copy</button>
      <pre tabindex="0" role="region" aria-label=${label}>${text}</pre>
    </div>`;
}

async function copy(button, text, label) {
  await navigator.clipboard.writeText(text);
  button.textContent = 'Copied';
  announce(`${label} is copied.`);
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 2_000);
}
