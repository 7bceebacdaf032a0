/** One matter on which several rules speak, and what to do about it. */
export interface Topic {
  readonly id: string;
  readonly rules: readonly string[];
  /**
   * local-first: the narrower scope is applied, the others are shown. both: they measure different things, all are
   * applied. larger-need: all are applied, the need is the larger. ask: the planner has to say.
   */
  readonly handling: 'local-first' | 'both' | 'larger-need' | 'ask';
}

export const TOPICS: readonly Topic[] = [
  { id: 'ems-radius', rules: ['ls-ems-05', 'ls-ems-06', 'b-ems-01'], handling: 'local-first' },
  { id: 'ambulances', rules: ['ls-ems-09', 'ls-ems-10', 'b-ems-02'], handling: 'local-first' },
  { id: 'negative-pressure', rules: ['ls-ems-11', 'b-ems-03'], handling: 'local-first' },
  { id: 'ems-centre', rules: ['ls-ems-01', 'b-ems-07'], handling: 'local-first' },
  { id: 'tcm-beds', rules: ['ls-bed-04', 'hr-bed-01', 'b-bed-03'], handling: 'local-first' },
  { id: 'beds', rules: ['nb-bed-01', 'b-bed-01'], handling: 'local-first' },
  { id: 'nurses-per-doctor', rules: ['hr-staff-06', 'b-staff-02'], handling: 'local-first' },
  { id: 'psychiatrists', rules: ['ls-mental-05', 'b-mental-01'], handling: 'local-first' },
  { id: 'tcm-clinics', rules: ['ls-tcm-07', 'b-tcm-01'], handling: 'local-first' },
  { id: 'community-centres', rules: ['ls-prim-02', 'b-prim-05'], handling: 'local-first' },
  { id: 'village-clinics', rules: ['ls-prim-04', 'b-prim-10'], handling: 'local-first' },
  { id: 'rescue-centres', rules: ['ls-five-15', 'b-mch-01'], handling: 'both' },
  // Minutes of the plan, metres of the building standard, minutes of the national target: three layers, never merged.
  {
    id: 'service-circle',
    rules: ['ls-prim-03', 'b-prim-01', 'b-prim-02', 'b-prim-04', 'b-prim-12', 'b-prim-13'],
    handling: 'both',
  },
  { id: 'county-lists', rules: ['zj-pair-16', 'ls-bench-20'], handling: 'both' },
  { id: 'county-psychiatry', rules: ['ls-mental-02', 'hp-mental-19'], handling: 'both' },
  { id: 'infectious-beds', rules: ['ls-inf-05', 'b-inf-01', 'b-inf-03'], handling: 'larger-need' },
  // No ratio of its own: the national one is borrowed.
  { id: 'convertible-icu', rules: ['hr-inf-03', 'b-inf-02'], handling: 'both' },
  // Ten are asked for, eight of them bindingly: judged on eight, ten shown.
  { id: 'functional-centres', rules: ['ha-centre-03', 'ha-centre-04'], handling: 'ask' },
  { id: 'tertiary-hospitals', rules: ['hn-cap-02', 'hp-hosp-01', 'hp-hosp-02'], handling: 'ask' },
];
