import * as v from 'valibot';
import { LAND_CLASS, type LandClass } from '../core/model/land-cover.ts';
import { ROAD_CLASSES } from '../core/model/road.ts';
import { DATA_ROLES } from '../core/normalise/data-role.ts';
import { LAND_SCHEMES } from '../core/normalise/land-cover-schemes.ts';

const LAND_CLASSES = Object.keys(LAND_CLASS) as LandClass[];

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));
const notNegative = v.pipe(v.number(), v.minValue(0));
const wholeNotNegative = v.pipe(v.number(), v.integer(), v.minValue(0));
const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
const id = v.pipe(v.string(), v.minLength(1));
const kinds = v.pipe(v.array(id), v.minLength(1));

const dataSource = v.strictObject({
  role: v.picklist(DATA_ROLES),
  path: id,
  datum: v.optional(v.pipe(v.string(), v.regex(/^(wgs84|cgcs2000|gcj02|bd09|EPSG:\d+)$/i))),
  encoding: v.optional(v.string()),
  columns: v.optional(v.record(v.string(), v.string())),
  kind: v.optional(id),
  scheme: v.optional(v.picklist(LAND_SCHEMES)),
  snapMeters: v.optional(notNegative),
  splitCrossings: v.optional(v.boolean()),
  origin: v.optional(v.string()),
  simulated: v.optional(v.boolean()),
});

const speeds = v.strictObject(v.entriesFromList(ROAD_CLASSES, v.optional(notNegative)));

const speedOptions = v.strictObject({
  terrain: v.optional(v.picklist(['plain', 'hilly', 'mountain'])),
  vehicle: v.optional(v.picklist(['car', 'ambulance'])),
  time: v.optional(v.picklist(['day', 'night'])),
  season: v.optional(v.picklist(['dry', 'wet'])),
  gradient: v.optional(v.boolean()),
  zones: v.optional(v.array(v.strictObject({ zone: id, factor: positive }))),
});

const terrain = v.strictObject({
  roads: v.optional(v.picklist(['network', 'burnt'])),
  offRoad: v.optional(v.picklist(['walk', 'motorcycle'])),
  neighbours: v.optional(v.picklist([8, 16])),
  cellMeters: v.optional(v.pipe(v.number(), v.minValue(20), v.maxValue(2000))),
  landKmh: v.optional(v.strictObject(v.entriesFromList(LAND_CLASSES, v.optional(notNegative)))),
});

const travel = v.strictObject({
  model: v.optional(v.picklist(['circle', 'network', 'terrain'])),
  mode: v.optional(v.picklist(['drive', 'walk'])),
  direction: v.optional(v.picklist(['from-facility', 'to-facility'])),
  detour: v.optional(v.pipe(v.number(), v.minValue(1))),
  straightKmh: v.optional(positive),
  speedKmh: v.optional(speeds),
  speed: v.optional(speedOptions),
  terrain: v.optional(terrain),
  ignoreAccess: v.optional(v.boolean()),
  useMaxspeed: v.optional(v.boolean()),
  walkKmh: v.optional(positive),
  maxWalkMeters: v.optional(notNegative),
  callMinutes: v.optional(notNegative),
  turnoutMinutes: v.optional(notNegative),
});

const metric = v.picklist(['straight', 'network']);

const analysis = v.variant('kind', [
  v.strictObject({
    kind: v.literal('coverage'),
    id,
    facilities: kinds,
    minutes: v.optional(notNegative),
    km: v.optional(notNegative),
    metric: v.optional(metric),
    share: v.optional(share),
  }),
  v.strictObject({
    kind: v.literal('response'),
    id,
    facilities: kinds,
    weights: v.optional(v.picklist(['population', 'calls'])),
  }),
  v.strictObject({
    kind: v.literal('floating-catchment'),
    id,
    facilities: kinds,
    method: v.optional(v.string()),
    minutes: v.optional(notNegative),
    supply: v.optional(v.string()),
  }),
  v.strictObject({ kind: v.literal('catchment'), id, facilities: kinds, capacity: v.optional(v.boolean()) }),
]);

const namedPlace = v.strictObject({ name: v.string(), lon, lat });

const siting = v.strictObject({
  id,
  model: v.picklist(['mclp', 'lscp', 'p-median', 'p-center', 'backup', 'mexclp', 'malp']),
  analysis: id,
  sites: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  existing: v.optional(v.picklist(['keep', 'ignore'])),
  candidates: v.strictObject({
    from: v.picklist(['townships', 'candidates', 'cells', 'facilities']),
    spacingMeters: v.optional(positive),
  }),
  forbid: v.optional(v.array(id)),
  forbidBufferMeters: v.optional(notNegative),
  minSpacingMeters: v.optional(notNegative),
  required: v.optional(v.array(namedPlace)),
  excluded: v.optional(v.array(namedPlace)),
  perCounty: v.optional(
    v.strictObject({ atLeast: v.optional(wholeNotNegative), atMost: v.optional(wholeNotNegative) }),
  ),
  seconds: v.optional(positive),
  seed: v.optional(wholeNotNegative),
  /** lscp: share of all people to be reached; everybody who can be if left out. */
  share: v.optional(v.pipe(positive, v.maxValue(1))),
  /** backup: what people reached once count. */
  once: v.optional(v.pipe(notNegative, v.maxValue(1))),
  /** mexclp, malp: share of the time that a vehicle is out. */
  busy: v.optional(v.pipe(notNegative, v.ltValue(1))),
  /** malp: how surely a free vehicle is to be in reach. */
  reliability: v.optional(v.pipe(positive, v.ltValue(1))),
  /** p-center: share of the farthest people left out. */
  ignoreShare: v.optional(v.pipe(notNegative, v.ltValue(1))),
});

const facility = v.strictObject({
  id,
  name: v.optional(v.string()),
  kind: id,
  lon,
  lat,
  capacity: v.optional(notNegative),
  vehicles: v.optional(notNegative),
  tier: v.optional(v.string()),
  open: v.optional(v.boolean()),
  origin: v.optional(v.picklist(['baseline', 'added', 'proposed'])),
});

const position = v.pipe(v.array(v.number()), v.minLength(2));
const polygonCoordinates = v.array(v.array(position));
const geometry = v.variant('type', [
  v.strictObject({ type: v.literal('Polygon'), coordinates: polygonCoordinates }),
  v.strictObject({ type: v.literal('MultiPolygon'), coordinates: v.array(polygonCoordinates) }),
]);
const at = v.optional(wholeNotNegative);

const edit = v.variant('edit', [
  v.strictObject({ edit: v.literal('add-facility'), facility, at }),
  v.strictObject({ edit: v.literal('remove-facility'), id }),
  v.strictObject({ edit: v.literal('move-facility'), id, lon, lat }),
  v.strictObject({ edit: v.literal('close-facility'), id }),
  v.strictObject({ edit: v.literal('reopen-facility'), id }),
  v.strictObject({ edit: v.literal('set-capacity'), id, capacity: v.nullable(notNegative) }),
  v.strictObject({
    edit: v.literal('add-zone'),
    zone: v.strictObject({ id, name: v.string(), kind: id, geometry }),
    at,
  }),
  v.strictObject({ edit: v.literal('remove-zone'), id }),
  v.strictObject({ edit: v.literal('close-road'), road: id, at }),
  v.strictObject({ edit: v.literal('set-road-speed'), road: id, share: v.nullable(positive) }),
  v.strictObject({ edit: v.literal('reopen-road'), road: id }),
  v.strictObject({ edit: v.literal('set-travel'), travel }),
]);

const scenario = v.strictObject({
  id,
  name: v.optional(v.string()),
  parent: v.optional(v.nullable(id)),
  edits: v.array(edit),
});

/** The project file, version 1, as the contract fixes it. Unknown keys are refused. */
export const PROJECT_SCHEMA = v.strictObject({
  format: v.literal('medreach-project'),
  version: v.literal(1),
  title: v.string(),
  language: v.optional(v.picklist(['zh-CN', 'en']), 'zh-CN'),
  boundary: v.optional(v.strictObject({ code: v.optional(v.string()), name: v.optional(v.string()) })),
  data: v.array(dataSource),
  travel: v.optional(travel),
  analyses: v.optional(v.array(analysis)),
  standards: v.optional(v.array(v.union([id, v.record(v.string(), v.unknown())]))),
  siting: v.optional(v.array(siting)),
  scenarios: v.optional(v.array(scenario)),
});
