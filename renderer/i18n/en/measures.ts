export const measures = {}
