/** The element at an index that must exist; a hole in an oracle's table is a mistake, not a value. */
export function at<T>(array: ArrayLike<T>, index: number): T {
  const value = array[index];
  if (value === undefined) throw new Error(`no element ${index} in an array of ${array.length}`);
  return value;
}
