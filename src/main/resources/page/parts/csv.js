/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front.
 *
 * @param {string[]} heading
 * @param {unknown[][]} rows
 */
export function csv(heading, rows) {
  return [heading, ...rows].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** @param {unknown} value */
function cell(value) {
  if (value === undefined || value === null) {
    return '';
  }
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Hands a text to the browser as a file.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  save(name, new Blob([text], {type}));
}

/** Hands something to the browser as a file. @param {string} name @param {Blob} content */
export function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
