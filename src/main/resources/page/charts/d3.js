import 'd3';

/** The library puts itself there. */
export const {d3} = globalThis;
