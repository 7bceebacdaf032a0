import { useDocument } from './document-store.ts';
import { useShown } from './shown.ts';

/** How many sites the shown numbers count that are proposed but in no plan yet. */
export function useProposedSites(): number {
  const computed = useShown()?.inputs.plan.facilities;
  const held = useDocument((state) => state.history?.plan.facilities);
  if (!computed || !held) return 0;
  const ids = new Set(held.map((facility) => facility.id));
  return computed.filter((facility) => facility.origin === 'proposed' && !ids.has(facility.id)).length;
}
