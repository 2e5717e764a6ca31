// A million claims as cells of two by two pixels: the left column says Ukraine, the right Russia, so that a spot where
// both are claimed shows both. How many claims lie on each cell is kept from day to day: a step looks only at
// the claims that come or go between two days, however many are in view.
'use strict';

CL.CELL = 2;

CL.Cells = class {
  // width and height in CSS pixels: cells are drawn at one pixel each way, and a sharper screen enlarges them whole
  constructor(data, screen) {
    Object.assign(this, { data, screen, day: null, inView: 0 });
    this.columns = Math.ceil(screen.width / CL.CELL);
    this.cells = this.columns * (Math.ceil(screen.height / CL.CELL) + 1);
    this.counts = [1, 2].map(() => new Uint32Array(this.cells));
    this.image = new ImageData(this.columns * CL.CELL, this.cells / this.columns * CL.CELL);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.colours = [0, CL.pixel(CL.theme().ukraine), CL.pixel(CL.theme().russia)];
  }

  // These claims and no others, whatever the day.
  take(claims) { for (const i of claims) this.touch(i, 1); return this; }

  // Follow the day under a view's clocks and filters.
  follow(view) {
    this.spans(view);
    this.byComes = this.sorted(this.comes);
    this.byGoes = this.sorted(this.goes);
    return this;
  }

  // Under clocks and filters that stay, a claim is seen from the day it comes until the day it goes. What is filtered out
  // goes before it comes.
  spans({ window_days: window, known_on: known }) {
    const { data } = this, { n, start, last, reported, bits, mask } = data, frozen = known === null ? null : known - data.base;
    const never = this.never = 0x20000, reach = window === null ? never : window;
    this.comes = new Uint32Array(n);
    this.goes = new Uint32Array(n);
    for (let i = 0; i < n; i++) {
      if ((mask && !mask[i]) || (frozen !== null && reported[i] > frozen)) continue;
      const background = bits[i] & 8;
      this.comes[i] = background || frozen !== null || start[i] > reported[i] ? start[i] : reported[i];
      this.goes[i] = Math.min(background ? reported[i] : never, last[i] + reach);
    }
  }

  // The claims by such a day, and where each day's begin.
  sorted(days) {
    const { comes, goes, never } = this, begins = new Uint32Array(never + 2), claims = new Uint32Array(days.length);
    for (let i = 0; i < days.length; i++) if (goes[i] > comes[i]) begins[Math.min(days[i], never) + 1]++;
    for (let day = 0; day <= never; day++) begins[day + 1] += begins[day];
    const next = begins.slice();
    for (let i = 0; i < days.length; i++) if (goes[i] > comes[i]) claims[next[Math.min(days[i], never)]++] = i;
    return { claims, begins };
  }

  // Bring the cells from the day they show to another one. Days before the first claim are as empty as the first.
  show(wanted) {
    const day = Math.max(-1, Math.min(wanted, this.never - 1)), before = this.day ?? -1, { comes, goes } = this;
    const early = Math.min(before, day), late = Math.max(before, day), forward = day > before;
    this.each(this.byComes, early, late, i => { if (goes[i] > late) this.touch(i, forward ? 1 : -1); });
    this.each(this.byGoes, early, late, i => { if (comes[i] <= early) this.touch(i, forward ? -1 : 1); });
    this.day = day;
  }

  each({ claims, begins }, after, until, visit) {
    for (let k = begins[after + 1], end = begins[until + 1]; k < end; k++) visit(claims[k]);
  }

  touch(i, sign) {
    const { data, screen } = this, x = data.x[i] * screen.scale - screen.left, y = data.y[i] * screen.scale - screen.top;
    if (x < 0 || y < 0 || x >= screen.width || y >= screen.height) return;
    const cell = (y / CL.CELL | 0) * this.columns + (x / CL.CELL | 0), counts = this.counts[CL.who(data, i) - 1];
    this.inView += sign;
    counts[cell] += sign;
    if (counts[cell] === (sign > 0 ? 1 : 0)) this.paint(cell);
  }

  paint(cell) {
    const [one, two] = this.counts, { pixels, colours } = this, wide = this.columns * CL.CELL;
    const left = colours[one[cell] ? 1 : two[cell] ? 2 : 0], right = colours[two[cell] ? 2 : one[cell] ? 1 : 0];
    const at = (cell / this.columns | 0) * CL.CELL * wide + cell % this.columns * CL.CELL;
    pixels[at] = pixels[at + wide] = left;
    pixels[at + 1] = pixels[at + wide + 1] = right;
  }
};

// Whom a claim's plain mark shows: who is said to hold the place, else who acted.
CL.who = (data, i) => data.bits[i] >> 18 & 3 || 1 + (data.bits[i] & 1);

CL.pixel = hex => {
  const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  return (255 << 24 | b << 16 | g << 8 | r) >>> 0;
};
