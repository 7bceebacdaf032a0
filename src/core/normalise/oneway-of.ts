/** `forward` with the line, `backward` against it, `both`; null where the cell says nothing. */
export type Oneway = 'forward' | 'backward' | 'both' | null;

/** Direction of travel from a cell: OpenStreetMap's values, Geofabrik's F, T, B, and Chinese words. */
export function onewayOf(word: string): Oneway {
  const plain = word.normalize('NFKC').trim().toLowerCase();
  if (plain === '') return null;
  if (/^(yes|true|1|f|ft|forward|是|单行|单向|单行道|顺向|正向)$/.test(plain)) return 'forward';
  if (/^(-1|t|tf|reverse|backward|逆向|反向)$/.test(plain)) return 'backward';
  return 'both';
}
