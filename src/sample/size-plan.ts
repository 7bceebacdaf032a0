/** The three sizes a sample can have. */
export type SampleSize = 'small' | 'prefecture' | 'province';

/** What one size asks for. Areas in km², lengths in km. */
export interface SizePlan {
  readonly size: SampleSize;
  /** Extent of the work grid, with a margin around the territory. */
  readonly widthKm: number;
  readonly heightKm: number;
  readonly areaKm2: number;
  readonly prefectures: number;
  /** County-level units of one prefecture. */
  readonly counties: number;
  /** Township-level units of one prefecture. */
  readonly townships: number;
  /** People of one prefecture, before cells outside the boundary are cut off. */
  readonly people: number;
  /** Distance between the vertices of a rural road, metres. */
  readonly vertexMeters: number;
  readonly emsStations: number;
}

const PLANS: Readonly<Record<SampleSize, SizePlan>> = {
  small: {
    size: 'small',
    widthKm: 68,
    heightKm: 64,
    areaKm2: 1_900,
    prefectures: 1,
    counties: 1,
    townships: 20,
    people: 258_000,
    vertexMeters: 120,
    emsStations: 4,
  },
  prefecture: {
    size: 'prefecture',
    widthKm: 190,
    heightKm: 180,
    areaKm2: 17_000,
    prefectures: 1,
    counties: 9,
    townships: 173,
    people: 2_330_000,
    vertexMeters: 120,
    emsStations: 60,
  },
  province: {
    size: 'province',
    widthKm: 570,
    heightKm: 430,
    areaKm2: 118_000,
    prefectures: 10,
    counties: 9,
    townships: 138,
    people: 1_600_000,
    vertexMeters: 29,
    emsStations: 34,
  },
};

/** The plan of a size. */
export function sizePlan(size: SampleSize): SizePlan {
  return PLANS[size];
}
