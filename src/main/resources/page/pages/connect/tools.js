/**
 * How tools are told where to send, and by which credential.
 *
 * @typedef {{endpoint: string, key: string, secret: string}} Connection
 * @type {{name: string, advice: string, settings: (connection: Connection) => string}[]}
 */
export const TOOLS = [
  {
    name: 'Articulate',
    advice: 'In Storyline or Rise: Publish, LMS or LRS, Reporting and Tracking, xAPI. Choose manual configuration of the LRS; leave authentication basic.',
    settings: ({endpoint, key, secret}) => `Endpoint        ${endpoint}\nAuthentication  Basic\nKey             ${key}\nSecret          ${secret}`,
  },
  {
    name: 'Captivate',
    advice: 'Preferences, Quiz, Reporting: enable reporting, choose Internal Server or Other LMS with xAPI, and give these under Configure.',
    settings: ({endpoint, key, secret}) => `Endpoint  ${endpoint}\nUser      ${key}\nPassword  ${secret}`,
  },
  {
    name: 'Moodle',
    advice: 'Site administration, Plugins, Logging, Manage log stores: enable Logstore xAPI, and set it up with these. The Launch Link activity takes the same.',
    settings: ({endpoint, key, secret}) => `LRS endpoint  ${endpoint}\nUsername      ${key}\nPassword      ${secret}`,
  },
  {
    name: 'cmi5',
    advice: 'The system that launches cmi5 content is given these, and hands them to the content by the fetch URL and the launch parameters.',
    settings: ({endpoint, key, secret}) => `endpoint    ${endpoint}\nauth-token  ${token(key, secret)}`,
  },
  {
    name: 'xapi.js',
    advice: 'For content of your own: npm install @xapi/xapi, then',
    settings: ({endpoint, key, secret}) => `import XAPI from '@xapi/xapi';

const xapi = new XAPI({
  endpoint: '${endpoint}',
  auth: XAPI.toBasicAuth('${key}', '${secret}'),
  version: '1.0.3',
});

await xapi.sendStatement({
  statement: {
    actor: {objectType: 'Agent', name: 'Ann', mbox: 'mailto:ann@example.org'},
    verb: XAPI.Verbs.PASSED,
    object: {objectType: 'Activity', id: 'https://example.org/quizzes/1'},
    result: {success: true, score: {scaled: 0.9}},
  },
});`,
  },
  {
    name: 'curl',
    advice: 'From a shell.',
    settings: ({endpoint, key, secret}) => `curl -u '${key}:${secret}' ${endpoint}statements \\
  -H 'X-Experience-API-Version: 1.0.3' -H 'Content-Type: application/json' \\
  -d '{"actor": {"mbox": "mailto:ann@example.org"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"},
       "object": {"id": "https://example.org/quizzes/1"},
       "result": {"score": {"scaled": 0.9}}}'`,
  },
];

/** The token that cmi5 content sends as it is, after "Basic". */
function token(key, secret) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${key}:${secret}`)));
}
