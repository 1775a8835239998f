import {html, nothing} from 'lit';
import {changeQuery} from '../../shell/address.js';

/**
 * Which of the competencies that a cohort's role asks for.
 *
 * @param {import('../cohort.js').Opened} opened
 * @param {string | undefined} chosen
 * @param {string} [whole] what no competency at all is called; none has to be chosen without
 */
export function competencyChoice({competencies}, chosen, whole) {
  return html`
    <div class="field">
      <label for="competency">Competency</label>
      <select id="competency" @change=${event => changeQuery({competency: event.target.value})}>
        ${whole ? html`<option value="" ?selected=${!chosen}>${whole}</option>` : nothing}
        ${competencies.map(({competency, code, name}) => html`<option value=${competency} ?selected=${competency === chosen}>${code} ${name}</option>`)}
      </select>
    </div>`;
}
