import type { Minutes } from './units.ts';

/** A journey that was made: from where, to where (WGS84), and how long the drive took (without call and turnout). */
export interface ObservedRun {
  readonly id: string;
  readonly origin: RunEnd;
  readonly destination: RunEnd;
  readonly minutes: Minutes;
}

export interface RunEnd {
  readonly lon: number;
  readonly lat: number;
}
