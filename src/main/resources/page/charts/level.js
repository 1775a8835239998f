import {html, svg} from 'lit';

/**
 * A level: as steps, and by its name.
 *
 * @param {number | null | undefined} level
 * @param {{level: number, name: string}[]} scale
 */
export function levelMark(level, scale) {
  const width = 24 / Math.max(1, scale.length);
  return html`
    <span class="level">
      <svg viewBox="0 0 24 15" aria-hidden="true">${scale.map((step, index) => {
        const height = 15 * (index + 1) / scale.length;
        return svg`<rect class=${step.level <= (level ?? 0) ? 'on' : ''} x=${index * width} y=${15 - height} width=${width - 1.5} height=${height} rx="1"/>`;
      })}</svg>
      <span>${levelName(level, scale)}</span>
    </span>`;
}

/** @param {number | null | undefined} level @param {{level: number, name: string}[]} scale */
export function levelName(level, scale) {
  return level === null || level === undefined || level === 0
    ? 'None yet'
    : `${level} ${scale.find(step => step.level === level)?.name ?? ''}`;
}
