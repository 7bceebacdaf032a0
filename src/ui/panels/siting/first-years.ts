/** Sites of each year to begin with: spread over three years, the earlier ones taking what does not divide. */
export function firstYears(sites: number): number[] {
  const years = Math.min(3, Math.max(1, sites));
  return Array.from({ length: years }, (_, year) => Math.floor(sites / years) + (year < sites % years ? 1 : 0));
}
