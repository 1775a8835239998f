import {html} from 'lit';

/** The name, with its mark. */
export function brand() {
  return html`<a class="brand" href="#/"><svg viewBox="0 0 26 26" aria-hidden="true"><path d="M2 24v-7h6v7zM10 24V10h6v14zM18 24V2h6v22z"/></svg>Attain</a>`;
}
