import {html} from 'lit';
import {code} from './code.js';

/** What a credential may do, in words. */
export const SCOPES = [
  {scope: 'statements/write', means: 'Send statements'},
  {scope: 'statements/read', means: 'Read statements'},
  {scope: 'documents/write', means: 'Write states and profiles'},
  {scope: 'documents/read', means: 'Read states and profiles'},
  {scope: 'competency/read', means: 'Read figures'},
  {scope: 'competency/write', means: 'Publish frameworks, roles and cohorts'},
  {scope: 'approve/learning', means: 'Approve for the learning side'},
  {scope: 'approve/line', means: 'Approve for the line side'},
  {scope: 'admin', means: 'Everything'},
];

/** A new credential, whose secret is never shown again. @param {{key: string, secret: string, name: string}} made */
export function secretOnce({key, secret, name}) {
  return html`
    <div class="notice good" role="status">
      <strong>${name} is made. Its secret is shown this once.</strong>
      ${code(`key     ${key}\nsecret  ${secret}`, 'key and secret')}
    </div>`;
}
