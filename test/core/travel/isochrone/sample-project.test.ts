import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { catchmentShapes } from '../../../../src/core/catchment/catchment-shapes.ts';
import { polygonLookup } from '../../../../src/core/geo/point-in-polygons.ts';
import { UNREACHED } from '../../../../src/core/model/units.ts';
import { createMeasureStore } from '../../../../src/core/scenario/measures.ts';
import { bandCheck } from '../../../../src/core/travel/isochrone/band-check.ts';
import { fieldGrid } from '../../../../src/core/travel/isochrone/field-grid.ts';
import { isochroneShapes } from '../../../../src/core/travel/isochrone/isochrone-shapes.ts';
import { walkedStep, wholeLattice } from '../../../../src/core/travel/isochrone/lattice.ts';
import { labelOwner, labelValue, NO_LABEL } from '../../../../src/core/travel/label.ts';
import { planOf } from '../../../../src/document/project-plan.ts';
import { readProject } from '../../../../src/document/read-project.ts';
import { loadRegion } from '../../../../src/engine/load-region.ts';

const SAMPLE = new URL('../../../../data/sample/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, SAMPLE));

/** Times by road from the sample project's ambulance stations, to the people's cells and to the samples of a field. */
async function prepare() {
  const { project } = readProject(read('yunling.medreach.json').toString(), 'sample');
  const files = project!.data.map(({ path }) => ({ name: path, bytes: new Uint8Array(read(path)) }));
  const { region } = await loadRegion(project!.data, files);
  const plan = planOf(project!, region, null);
  const origins = plan.facilities.flatMap(({ kind, lon, lat }, index) =>
    kind === 'ems-station' ? [{ index, lon, lat }] : [],
  );
  // Every second cell: 167 m.
  const { lattice, samples } = fieldGrid(region.demand, { maxPoints: 800_000 });
  const labelsOf = (demand: typeof samples) =>
    createMeasureStore({ ...region, demand })
      .get('time', { travel: plan.travel, closedRoads: [], zones: [] })
      .nearest(origins).cells;
  return { demand: region.demand, origins, lattice, samples, own: labelsOf(region.demand), field: labelsOf(samples) };
}
const timesOf = (labels: Float64Array) =>
  Uint32Array.from(labels, (label) => (label === NO_LABEL ? UNREACHED : labelValue(label)));

describe('isochrones and catchments of the sample project, by road', () => {
  let world: Awaited<ReturnType<typeof prepare>>;
  beforeAll(async () => {
    world = await prepare();
  });

  it('stand on samples that have the very times of the cells at the same places', () => {
    const { demand, samples, own, field } = world;
    const sampleAt = new Map(Array.from(samples.lon, (lon, i) => [`${lon} ${samples.lat[i]}`, i]));
    let met = 0;
    for (let i = 0; i < demand.count; i++) {
      const sample = sampleAt.get(`${demand.lon[i]} ${demand.lat[i]}`);
      if (sample === undefined) continue;
      met++;
      if (own[i] !== field[sample]) expect(field[sample]).toBe(own[i]);
    }
    expect(met / demand.count).toBeGreaterThan(0.2);
  });

  it('agree with the people counted by their own times to less than 1 %', () => {
    const { demand, lattice, own, field } = world;
    const values = timesOf(field);
    const shapes = isochroneShapes(
      { ...wholeLattice(lattice), values, stepDeciseconds: walkedStep(lattice, 4.5) },
      [15, 30, 45, 60],
    );
    const checks = bandCheck(shapes, demand, timesOf(own));
    expect(checks.map((check) => check.minutes)).toEqual([60, 45, 30, 15]);
    for (const check of checks) {
      expect(Math.abs(check.share)).toBeLessThan(0.01);
      expect(check.flagged).toBe(false);
    }
  });

  it('give nearly everyone the owner of their own cell', () => {
    const { demand, origins, lattice, own, field } = world;
    const owners = Int32Array.from(field, (label) => (label === NO_LABEL ? -1 : labelOwner(label)));
    const { features } = catchmentShapes({ ...wholeLattice(lattice), owners });
    expect(features.every((feature) => origins.some(({ index }) => index === feature.properties.facility))).toBe(true);
    const lookup = polygonLookup(features.map((feature) => feature.geometry));
    let [people, agreed] = [0, 0];
    for (let i = 0; i < demand.count; i++) {
      if (own[i] === NO_LABEL) continue;
      people += demand.population[i]!;
      const drawn = features[lookup(demand.lon[i]!, demand.lat[i]!)]?.properties.facility;
      if (drawn === labelOwner(own[i]!)) agreed += demand.population[i]!;
    }
    expect(agreed / people).toBeGreaterThan(0.99);
  });
});
