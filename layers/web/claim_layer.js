// The claims, drawn by one of four hands: rich glyphs while a handful of places is in view, plain marks of what stands at
// hundreds of places, a mark for each of thousands of claims, single cells for a million. One rule chooses, by what is
// in view, so zooming in always ends at glyphs.
'use strict';

CL.GLYPHS_UP_TO = 160;
CL.MARKS_UP_TO = 12000;

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
    const wanted = this.view.contested_only || this.view.silent_days !== null ? this.wantedPlaces() : null;
    // Cells know how many claims are in view without looking at them again.
    if (!wanted && this.shown.hand === 'cells' && this.cellsHold()) {
      this.cells.show(this.clock.day);
      if (this.cells.inView > CL.MARKS_UP_TO) return this.drawCells();
    }
    const seen = this.seenInView(wanted);
    if (seen.length <= CL.MARKS_UP_TO) return this.drawMarks(seen);
    this.cells = new CL.Cells(this.data, this.screen());
    this.cellsFor = wanted ? [] : this.cellsKey();
    if (wanted) this.cells.take(seen); else this.cells.follow(this.view).show(this.clock.day);
    return this.drawCells();
  },

  seenInView(places) {
    const { data, width, height, scale, left, top } = this;
    const seen = this.seen && this.seen.length >= data.n ? this.seen : (this.seen = new Uint32Array(data.n));
    let count = 0;
    CL.eachVisible(data, this.clock, i => {
      const x = data.x[i] * scale - left, y = data.y[i] * scale - top;
      if (x >= 0 && y >= 0 && x < width && y < height && (!places || places.has(data.place[i]))) seen[count++] = i;
    });
    return seen.subarray(0, count);
  },

  screen() { return { scale: this.scale, left: this.left, top: this.top, width: this.width, height: this.height }; },

  // What the cells were laid out for; their colours and claims stay good as long as all of this stays as it is.
  cellsKey() { return [this.data, this.data.mask, this.view.window_days, this.view.known_on, CL.dark(), ...Object.values(this.screen())]; },
  cellsHold() { return this.cellsKey().every((value, n) => value === this.cellsFor[n]); },

  drawCells() {
    this.sharpen(1);
    this.context.putImageData(this.cells.image, 0, 0);
    return { hand: 'cells', claims: this.cells.inView, places: 0, seen: null };
  },

  wantedPlaces() { return new Set(CL.placesOn(this.data, this.view).map(on => on.place)); },

  drawMarks(seen) {
    const key = [this.data, this.scale, this.left, this.top, this.sheet.width, this.sheet.height, CL.dark()];
    if (this.shown.hand !== 'marks' || !key.every((value, n) => value === this.marksFor[n])) {
      this.clear();
      this.marks = new CL.Marks(this);
      this.marksFor = key;
    }
    this.marks.draw(this.context, this.data, seen);
    return { hand: 'marks', claims: seen.length, places: 0, seen };
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
    for (const i of this.shown.seen ||= this.seenInView(null)) {
      const d = (this.data.x[i] * this.scale - this.left - x) ** 2 + (this.data.y[i] * this.scale - this.top - y) ** 2;
      if (d < reach) { reach = d; best = this.data.place[i]; }
    }
    return best;
  },
});
