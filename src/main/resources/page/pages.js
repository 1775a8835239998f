import {html} from 'lit';

/**
 * A page: its place in the address, in the navigation, and what shows it. Its module is read when it is opened.
 *
 * @typedef {object} Page
 * @property {string} place segments of the address; one that begins with a colon is a parameter
 * @property {string} title
 * @property {string} [icon] the path of a drawing of 20 by 20; pages without are not in the navigation
 * @property {string} [group] of the navigation
 * @property {() => Promise<unknown>} load
 * @property {(parameters: Record<string, string>, query: Record<string, string>) => unknown} show
 */

/** @type {Page[]} */
export const PAGES = [
  {
    place: 'overview',
    title: 'Overview',
    group: 'Competence',
    icon: 'M3 3h6v8H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 13h6v4H3z',
    load: () => import('./pages/overview.js'),
    show: (_, query) => html`<attain-overview-page .query=${query}></attain-overview-page>`,
  },
  {
    place: 'cohorts',
    title: 'Cohorts',
    group: 'Competence',
    icon: 'M3 3h4v4H3zM8 3h4v4H8zM13 3h4v4h-4zM3 8h4v4H3zM8 8h4v4H8zM13 8h4v4h-4zM3 13h4v4H3zM8 13h4v4H8zM13 13h4v4h-4z',
    load: () => import('./pages/cohorts.js'),
    show: (_, query) => html`<attain-cohorts-page .query=${query}></attain-cohorts-page>`,
  },
  {
    place: 'cohorts/:cohort/:part',
    title: 'Cohort',
    load: () => import('./pages/cohort.js'),
    show: ({cohort, part}, query) => html`<attain-cohort-page .cohort=${cohort} .part=${part} .query=${query}></attain-cohort-page>`,
  },
  {
    place: 'people',
    title: 'People',
    group: 'Competence',
    icon: 'M7.500 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2.500-5 5.500-5s5.500 2 5.500 5M13 3.500a3 3 0 0 1 0 5.500M15 12.500c2 .600 3 2.300 3 4.500',
    load: () => import('./pages/people.js'),
    show: (_, query) => html`<attain-people-page .query=${query}></attain-people-page>`,
  },
  {
    place: 'people/:person',
    title: 'Person',
    load: () => import('./pages/person.js'),
    show: ({person}, query) => html`<attain-person-page .person=${person} .query=${query}></attain-person-page>`,
  },
  {
    place: 'competencies',
    title: 'Competencies',
    group: 'Competence',
    icon: 'M3 17V12h4v5zM8 17V8h4v9zM13 17V4h4v13z',
    load: () => import('./pages/competencies.js'),
    show: (_, query) => html`<attain-competencies-page .query=${query}></attain-competencies-page>`,
  },
  {
    place: 'competencies/:competency',
    title: 'Competency',
    load: () => import('./pages/competency.js'),
    show: ({competency}, query) => html`<attain-competency-page .competency=${competency} .query=${query}></attain-competency-page>`,
  },
  {
    place: 'statements',
    title: 'Statements',
    group: 'Log',
    icon: 'M4 4h12M4 8h12M4 12h8M4 16h5',
    load: () => import('./pages/statements.js'),
    show: (_, query) => html`<attain-statements-page .query=${query}></attain-statements-page>`,
  },
  {
    place: 'statements/measures',
    title: 'Statements',
    load: () => import('./pages/statements.js'),
    show: (_, query) => html`<attain-statements-page place="/statements/measures" .query=${query}></attain-statements-page>`,
  },
  {
    place: 'statements/export',
    title: 'Statements',
    load: () => import('./pages/statements.js'),
    show: (_, query) => html`<attain-statements-page place="/statements/export" .query=${query}></attain-statements-page>`,
  },
  {
    place: 'statements/queries',
    title: 'Statements',
    load: () => import('./pages/statements.js'),
    show: (_, query) => html`<attain-statements-page place="/statements/queries" .query=${query}></attain-statements-page>`,
  },
  {
    place: 'statements/:statement',
    title: 'Statement',
    load: () => import('./pages/statement.js'),
    show: ({statement}) => html`<attain-statement-page .statement=${statement}></attain-statement-page>`,
  },
  {
    place: 'studio',
    title: 'Framework studio',
    group: 'Governance',
    icon: 'M4 16l3-1 9-9-2-2-9 9zM12 6l2 2M3 19h14',
    load: () => import('./pages/studio.js'),
    show: () => html`<attain-studio-page></attain-studio-page>`,
  },
  {
    place: 'studio/:framework/:version/:part',
    title: 'Framework version',
    load: () => import('./pages/version.js'),
    show: ({framework, version, part}) => html`<attain-version-page .framework=${framework} .version=${version} .part=${part}></attain-version-page>`,
  },
  {
    place: 'connect',
    title: 'First run',
    group: 'Operation',
    icon: 'M7 13l6-6M9 5l2-2a4 4 0 0 1 6 6l-2 2M11 15l-2 2a4 4 0 0 1-6-6l2-2',
    load: () => import('./pages/connect.js'),
    show: () => html`<attain-connect-page></attain-connect-page>`,
  },
  {
    place: 'system',
    title: 'System',
    group: 'Operation',
    icon: 'M3 5h14v4H3zM3 11h14v4H3zM6 7h.010M6 13h.010',
    load: () => import('./pages/system.js'),
    show: () => html`<attain-system-page></attain-system-page>`,
  },
  {
    place: 'system/:section',
    title: 'System',
    load: () => import('./pages/system.js'),
    show: ({section}) => html`<attain-system-page .section=${section}></attain-system-page>`,
  },
];

/** The page that opens first. */
export const HOME = 'overview';

/**
 * The page at an address, with its parameters.
 *
 * @param {string[]} segments
 * @returns {{page: Page, parameters: Record<string, string>} | null}
 */
export function findPage(segments) {
  for (const page of PAGES) {
    const parameters = match(page.place.split('/'), segments);
    if (parameters) {
      return {page, parameters};
    }
  }
  return null;
}

/** @param {string[]} places @param {string[]} segments */
function match(places, segments) {
  if (places.length !== segments.length) {
    return null;
  }
  /** @type {Record<string, string>} */
  const parameters = {};
  for (const [index, place] of places.entries()) {
    if (place.startsWith(':')) {
      parameters[place.slice(1)] = segments[index];
    } else if (place !== segments[index]) {
      return null;
    }
  }
  return parameters;
}
