/** What cells were before a sweep lowered them, in order: to be put back, or to know which were touched. */
export class SweepLog {
  count = 0;
  cells = new Int32Array(1024);
  labels = new Float64Array(1024);

  note(cell: number, label: number): void {
    if (this.count === this.cells.length) this.grow();
    this.cells[this.count] = cell;
    this.labels[this.count++] = label;
  }

  /** Puts the labels back, last change first, and forgets them. */
  restore(labels: Float64Array): void {
    for (let k = this.count - 1; k >= 0; k--) labels[this.cells[k]!] = this.labels[k]!;
    this.count = 0;
  }

  private grow(): void {
    const cells = new Int32Array(this.count * 2);
    cells.set(this.cells);
    this.cells = cells;
    const labels = new Float64Array(this.count * 2);
    labels.set(this.labels);
    this.labels = labels;
  }
}
