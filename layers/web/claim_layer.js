// The claims, drawn by one of four hands: rich glyphs while a handful of places is in view, plain marks of what stands at
// hundreds of places, a mark for each of thousands of claims, single cells for a million. One rule chooses, by what is
// in view, so zooming in always ends at glyphs.
'use strict';

CL.GLYPHS_UP_TO = 160;
CL.MARKS_UP_TO = 12000;
CL.CELL = 2;

CL.ClaimLayer = CL.CanvasLayer.extend({
  options: { pane: 'claims' },

  initialize(options) {
    L.setOptions(this, options);
    this.hits = [];
    this.shown = { hand: 'none', claims: 0, places: 0 };
  },

  setData(data) { this.data = data; return this; },
  setView(view) { this.view = view; if (this.map) this.draw(); return this; },

  draw() {
    if (!this.data || !this.view) return;
    this.hits = [];
    this.clock = CL.clock(this.data, this.view);
    const places = this.fewPlaces();
    const dots = places ? null : this.dots();
    this.shown = places ? this.drawGlyphs(places) : dots ? this.drawDots(dots) : this.drawMany();
    // Where claims have no names, the ground's names never give way to any: the ground keeps them on its own canvas.
    if (this.options.base) this.options.base.keepNames(this.shown.hand === 'marks' || this.shown.hand === 'cells');
    this.fire('drawn', this.shown);
  },

  // The places to draw as glyphs, or null when there are too many. Looking stops as soon as that is known, so
  // a million claims cost no more here than it takes to meet the first few hundred.
  fewPlaces() {
    const { data } = this;
    this.placesInView(CL.DOTS_UP_TO);
    if (this.near.length > CL.DOTS_UP_TO) return null;
    // A glance first: what stands is worked out in full only when there are few enough places to draw it so.
    const held = [0, 0, 0], seen = [];
    for (const place of this.near) {
      if (CL.glance(data, place, this.clock, held) >= 0) seen.push(place);
      if (seen.length > CL.GLYPHS_UP_TO) return null;
    }
    return seen.map(place => CL.placeOn(data, place, this.clock, this.view)).filter(Boolean);
  },

  placesInView(limit) {
    const { data } = this;
    this.near = [];
    for (let place = 0; place < data.places.length; place++) {
      const { lon, lat, feature } = data.places[place];
      const [x, y] = this.point(lon, lat);
      const inside = x > -60 && y > -60 && x < this.width + 60 && y < this.height + 60;
      if (!inside && feature === 'point') continue;
      this.near.push(place);
      if (this.near.length > limit) return;
    }
  },

  // Both plain hands: count first what is in view, then mark or blit. Holder colours; grey where the claim names none.
  drawMany() {
    const { data, width, height, scale, left, top } = this;
    const seen = this.seen && this.seen.length >= data.n ? this.seen : (this.seen = new Uint32Array(data.n));
    const contested = this.view.contested_only || this.view.silent_days !== null ? this.wantedPlaces() : null;
    let count = 0;
    CL.eachVisible(data, this.clock, i => {
      const x = data.x[i] * scale - left, y = data.y[i] * scale - top;
      if (x >= 0 && y >= 0 && x < width && y < height && (!contested || contested.has(data.place[i]))) seen[count++] = i;
    });
    if (count > CL.MARKS_UP_TO) this.blit(seen, count); else this.stamp(seen, count);
    return { hand: count > CL.MARKS_UP_TO ? 'cells' : 'marks', claims: count, places: 0, seen };
  },

  wantedPlaces() { return new Set(CL.placesOn(this.data, this.view).map(on => on.place)); },

  colours() {
    const { ukraine, russia, independent } = CL.theme();
    return { 0: independent, 1: ukraine, 2: russia };
  },

  // A disc for Ukraine, a square for Russia: told apart without colour, even small. Thousands of canvas calls take a
  // software renderer longer than a frame, so the marks are copied into the pixels by hand, from pictures made once.
  stamp(seen, count) {
    const { data, canvas, scale, left, top, ratio } = this, half = 4, size = 2 * half * ratio | 0;
    const { pixels32 } = this.freshImage(), wide = canvas.width, tall = canvas.height;
    const marks = [0, 1, 2].map(who => CL.sprite(`mark${who}`, half, ratio, pen => CL.dotShape(pen, who, 2.8, true)).pixels);
    for (let k = 0; k < count; k++) {
      const i = seen[k], mark = marks[this.who(i)];
      const x0 = (data.x[i] * scale - left - half) * ratio | 0, y0 = (data.y[i] * scale - top - half) * ratio | 0;
      if (x0 < 0 || y0 < 0 || x0 + size > wide || y0 + size > tall) continue;
      for (let dy = 0, from = 0; dy < size; dy++) {
        let to = (y0 + dy) * wide + x0;
        for (let dx = 0; dx < size; dx++, from++, to++) {
          const pixel = mark[from];
          if (pixel >>> 24 > 128 || (pixel && !pixels32[to])) pixels32[to] = pixel;
        }
      }
    }
    this.context.putImageData(this.image, 0, 0);
  },

  freshImage() {
    const { canvas, context } = this;
    if (!this.image || this.image.width !== canvas.width || this.image.height !== canvas.height) {
      this.image = context.createImageData(canvas.width, canvas.height);
      this.pixels32 = new Uint32Array(this.image.data.buffer);
    } else this.pixels32.fill(0);
    return this;
  },

  who(i) { return this.data.holder(i) || this.data.actor(i) + 1; },

  // One cell of two by two pixels for each spot, however many claims lie on it: the left column says Ukraine, the right
  // says Russia, so that a spot where both are claimed shows both.
  blit(seen, count) {
    const { data, canvas, context, scale, left, top, ratio } = this;
    const cell = Math.max(CL.CELL, Math.round(CL.CELL * ratio)), half = cell >> 1;
    this.freshImage();
    const columns = Math.ceil(canvas.width / cell), rows = Math.ceil(canvas.height / cell) + 1;
    if (!this.cells || this.cells.length !== columns * rows) this.cells = new Uint8Array(columns * rows);
    const { cells, pixels32 } = this, per = ratio / cell;
    cells.fill(0);
    const ax = scale * per, bx = left * per, by = top * per, { x, y, bits } = data;
    for (let k = 0; k < count; k++) {
      const i = seen[k], held = bits[i] >> 18 & 3;
      cells[((y[i] * ax - by) | 0) * columns + ((x[i] * ax - bx) | 0)] |= held || 1 + (bits[i] & 1);
    }
    const colours = this.colours(), one = CL.pixel(colours[1]), two = CL.pixel(colours[2]), wide = canvas.width;
    for (let c = 0; c < cells.length; c++) {
      const who = cells[c];
      if (!who) continue;
      const x0 = c % columns * cell, y0 = (c / columns | 0) * cell;
      if (x0 + cell > wide || y0 + cell > canvas.height) continue;
      for (let dy = 0; dy < cell; dy++) {
        const row = (y0 + dy) * wide + x0;
        for (let dx = 0; dx < cell; dx++) pixels32[row + dx] = who === 3 ? (dx < half ? one : two) : who === 1 ? one : two;
      }
    }
    context.putImageData(this.image, 0, 0);
  },

  // What lies under a point of the map: a glyph, else the nearest claim's place within a finger's reach.
  pick(containerPoint) {
    const margin = this.map.getSize().multiplyBy(CL.MARGIN).round();
    const x = containerPoint.x + margin.x, y = containerPoint.y + margin.y;
    if (this.shown.hand === 'glyphs') {
      const found = this.hits.filter(h => Math.hypot(Math.max(0, Math.abs(h.x - x) - (h.half || 0)), h.y - y) <= h.r)
        .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y));
      return found.length ? found[0].place : this.pickLine(x, y);
    }
    if (this.shown.hand === 'dots') return this.pickDot(x, y);
    let best = null, reach = 100;
    for (let k = 0; k < this.shown.claims; k++) {
      const i = this.shown.seen[k];
      const d = (this.data.x[i] * this.scale - this.left - x) ** 2 + (this.data.y[i] * this.scale - this.top - y) ** 2;
      if (d < reach) { reach = d; best = this.data.place[i]; }
    }
    return best;
  },
});

CL.pixel = hex => {
  const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  return (255 << 24 | b << 16 | g << 8 | r) >>> 0;
};
