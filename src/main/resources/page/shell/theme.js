/**
 * Light, dark, or as the system says.
 *
 * @typedef {'system' | 'light' | 'dark'} Theme
 */

const PLACE = 'attain.theme';

/** @type {Theme[]} */
export const THEMES = ['system', 'light', 'dark'];

/** @returns {Theme} */
export function theme() {
  return /** @type {Theme | null} */ (localStorage.getItem(PLACE)) ?? 'system';
}

/** @param {Theme} chosen */
export function chooseTheme(chosen) {
  localStorage.setItem(PLACE, chosen);
  applyTheme();
}

export function applyTheme() {
  document.documentElement.dataset.theme = theme();
}
