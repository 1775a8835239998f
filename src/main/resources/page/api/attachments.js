import {query, request} from './client.js';

const DECODER = new TextDecoder('latin1');

/**
 * The octets of an attachment, out of the multipart answer (RFC 2046) that xAPI gives for its statement.
 *
 * @param {string} statement its id
 * @param {boolean} voided
 * @param {string} sha2 of the attachment
 * @returns {Promise<Blob | null>} null when only its file's address is known, not its octets
 */
export async function attachment(statement, voided, sha2) {
  const response = await request(`/xapi/statements${query({[voided ? 'voidedStatementId' : 'statementId']: statement, attachments: true})}`);
  const [, boundary] = /boundary="?([^";]+)"?/.exec(response.headers.get('Content-Type') ?? '') ?? [];
  return boundary === undefined ? null : part(new Uint8Array(await response.arrayBuffer()), boundary, sha2);
}

/** @param {Uint8Array} octets @param {string} boundary @param {string} sha2 */
function part(octets, boundary, sha2) {
  const delimiter = `\r\n--${boundary}`;
  // One character for each octet, so that places in the text are places in the octets.
  const text = `\r\n${DECODER.decode(octets)}`;
  let start = text.indexOf(delimiter);
  while (start >= 0) {
    const end = text.indexOf(delimiter, start + delimiter.length);
    const content = text.indexOf('\r\n\r\n', start + delimiter.length);
    if (end < 0 || content < 0) {
      return null;
    }
    const head = text.slice(start, content);
    if (head.toLowerCase().includes(`x-experience-api-hash: ${sha2.toLowerCase()}`)) {
      const [, type = ''] = /content-type: *([^\r\n]+)/i.exec(head) ?? [];
      return new Blob([octets.slice(content + 4 - 2, end - 2)], {type});
    }
    start = end;
  }
  return null;
}
