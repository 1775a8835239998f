import {html} from 'lit';
import {query} from '../../api/client.js';

/** What can be asked for; the names are those of the API. */
const FIELDS = [
  {name: 'person', label: 'Person', placeholder: 'ann@example.org'},
  {name: 'verb', label: 'Verb', placeholder: 'http://adlnet.gov/expapi/verbs/passed'},
  {name: 'activity', label: 'Activity', placeholder: 'https://example.org/courses/1'},
  {name: 'type', label: 'Type of the activity', placeholder: 'http://adlnet.gov/expapi/activities/course'},
  {name: 'from', label: 'From', placeholder: '2026-01-31T00:00:00Z'},
  {name: 'before', label: 'Before', placeholder: '2026-02-28T00:00:00Z'},
  {name: 'minScore', label: 'Least scaled score', placeholder: '0.8'},
  {name: 'cohort', label: 'Cohort', placeholder: 'its id'},
  {name: 'registration', label: 'Registration', placeholder: 'a UUID'},
  {name: 'saved', label: 'Saved query', placeholder: 'its name'},
  {name: 'filter', label: 'Condition', placeholder: 'verb = "http://adlnet.gov/expapi/verbs/passed" and (score >= 0.8 or not has score)', wide: true},
];

const NAMES = [...FIELDS.map(({name}) => name), 'related_activities'];

/**
 * What of an address is about which statements, as the parameters of the API.
 *
 * @param {Record<string, string>} given
 */
export function filterOf(given) {
  return Object.fromEntries(Object.entries(given).filter(([name]) => NAMES.includes(name)));
}

/**
 * Asks which statements are meant.
 *
 * @param {Record<string, string>} filter
 * @param {{place: string, act: string}} target the address that the filter goes to, and what the button says
 */
export function filterForm(filter, {place, act}) {
  return html`
    <form class="stack" @submit=${event => ask(event, place)}>
      <div class="form">${FIELDS.map(field => html`<div class="field ${field.wide ? 'wide' : ''}">
        <label for="filter-${field.name}">${field.label}</label>
        <input id="filter-${field.name}" name=${field.name} placeholder=${field.placeholder} .value=${filter[field.name] ?? ''} spellcheck="false" autocapitalize="none">
      </div>`)}</div>
      <div class="row apart">
        <label class="row"><input type="checkbox" name="related_activities" value="true" ?checked=${filter.related_activities === 'true'}> The activity may be anywhere in the statement</label>
        <span class="row"><a class="button" href="#${place}">Clear</a><button class="button main">${act}</button></span>
      </div>
    </form>`;
}

/** @param {SubmitEvent} event @param {string} place */
function ask(event, place) {
  event.preventDefault();
  const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const person = given.person.includes('@') && !given.person.includes(':') ? `mailto:${given.person}` : given.person;
  location.hash = `#${place}${query({...given, person})}`;
}
