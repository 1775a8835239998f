import {svg} from 'lit';

/**
 * The axis of time at the bottom.
 *
 * @param {any} scale of d3, from instants to pixels
 * @param {number} y
 * @param {number} width of the drawing
 */
export function timeAxis(scale, y, width) {
  const format = scale.tickFormat();
  const [from, to] = scale.range();
  return svg`
    <line class="axis" x1=${from} x2=${to} y1=${y} y2=${y}/>
    ${scale.ticks(Math.max(2, Math.floor(width / 110))).map(at => svg`
      <line class="axis" x1=${scale(at)} x2=${scale(at)} y1=${y} y2=${y + 5}/>
      <text x=${scale(at)} y=${y + 18} text-anchor="middle">${format(at)}</text>`)}`;
}

/**
 * Lines across at some values, with their labels at the left.
 *
 * @param {(value: number) => number} scale
 * @param {{value: number, label: string}[]} marks
 * @param {number} left
 * @param {number} right
 */
export function rules(scale, marks, left, right) {
  return marks.map(({value, label}) => svg`
    <line class="grid" x1=${left} x2=${right} y1=${scale(value)} y2=${scale(value)}/>
    <text x=${left - 8} y=${scale(value) + 4} text-anchor="end">${label}</text>`);
}
