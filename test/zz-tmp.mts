import { readFileSync } from 'node:fs'; import { readFile } from '../src/formats/read-file.ts';
for (const f of process.argv.slice(2)) for (let k=0;k<2;k++) { const bytes = new Uint8Array(readFileSync(f)); const t=performance.now();
 const r = await readFile({name:f.split('/').pop()!, bytes}); const ms = performance.now()-t;
 const c = r.content; console.log(f.split('/').pop(), r.format, r.encoding, r.crs, ms.toFixed(0)+'ms', c?.type==='records'? [c.fields, c.records.length, c.records[0]?.values].flat() .join('|').slice(0,300): c?.type==='roads' ? [c.roads.wayIds.length, c.roads.nodeLon.length, c.roads.turnRestrictions].join() : c && {...c, values: c.values.length}, JSON.stringify(r.issues).slice(0,400)); }
