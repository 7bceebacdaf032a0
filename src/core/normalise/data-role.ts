/** What a data file is for, as the project file names it. */
export const DATA_ROLES = [
  'facilities',
  'townships',
  'population',
  'roads',
  'elevation',
  'landcover',
  'candidates',
  'zones',
  'calls',
  'table',
] as const;
export type DataRole = (typeof DATA_ROLES)[number];
