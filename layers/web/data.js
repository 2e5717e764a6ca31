// The claims as they arrived: columns are views onto the bytes, nothing is parsed or copied but the small tables.
// Mirrors layers/columns.py; the two are held together by tests/layers/test_columns.py.
'use strict';

CL.SIDES = ['ukraine', 'russia', 'independent'];
CL.KINDS = ['control', 'capture', 'presence', 'withdrawal', 'advance', 'repulse', 'crossing', 'encirclement',
  'attack', 'evacuation'];
CL.VOICES = ['official', 'military', 'intelligence', 'occupation', 'monitor', 'media', 'blogger', 'unnamed'];

CL.Data = class {
  constructor(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = view.getUint32(0, true);
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    const types = { float32: Float32Array, uint32: Uint32Array, uint16: Uint16Array, uint8: Uint8Array };
    // A typed array must start on its own boundary; bytes that arrive in a websocket frame may not, so copy once then.
    let source = bytes, start = 4 + length;
    if ((bytes.byteOffset + start) % 4) { source = bytes.slice(start); start = 0; }
    for (const [name, type, offset] of head.columns) {
      this[name] = new types[type](source.buffer, source.byteOffset + start + offset, head.count);
    }
    Object.assign(this, { n: head.count, base: head.base, version: head.version, radiusStep: head.radiusStep });
    for (const name of ['parts', 'publishers']) this[name] = head[name];
    this.claimants = head.claimants.map(([name, role]) => ({ name, role }));
    this.places = head.places.map(([id, name, feature, lon, lat]) => ({ id, name, feature, lon, lat }));
    this.placeIndex = new Map(this.places.map((place, n) => [place.id, n]));
    this.outlines = head.outlines.map(o => o && { feature: o[0], chains: o[1], side: o[2] });
    this.project();
    this.group();
    this.block();
    this.mask = null;
  }

  // Web Mercator on a unit square, so that a frame only scales and shifts. Positions are claims', not places':
  // the western part of a town lies west of it.
  project() {
    this.x = new Float64Array(this.n);
    this.y = new Float64Array(this.n);
    for (let i = 0; i < this.n; i++) {
      this.x[i] = this.lon[i] / 360 + 0.5;
      const s = Math.sin(this.lat[i] * Math.PI / 180);
      this.y[i] = 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
    }
  }

  // Claims of a place, the most recent first: the order never depends on the day, so it is made once.
  group() {
    const counts = new Uint32Array(this.places.length + 1);
    for (let i = 0; i < this.n; i++) counts[this.place[i] + 1]++;
    for (let p = 0; p < this.places.length; p++) counts[p + 1] += counts[p];
    this.placeStart = counts;
    const byRank = new Uint32Array(this.n);
    for (let i = 0; i < this.n; i++) byRank[this.n - 1 - this.rank[i]] = i;
    const next = counts.slice();
    this.byPlace = new Uint32Array(this.n);
    for (let k = 0; k < this.n; k++) this.byPlace[next[this.place[byRank[k]]]++] = byRank[k];
  }

  // The latest last day in each run of claims: a window skips the runs that ended before it, intervals included.
  block() {
    this.blockLast = new Uint16Array(Math.ceil(this.n / CL.BLOCK));
    this.longest = 0;
    for (let i = 0; i < this.n; i++) {
      const b = i >> CL.BLOCK_BITS;
      this.longest = Math.max(this.longest, this.last[i] - this.start[i]);
      if (this.last[i] > this.blockLast[b]) this.blockLast[b] = this.last[i];
    }
  }

  actor(i) { return this.bits[i] & 1; }
  denied(i) { return this.bits[i] >> 1 & 1; }
  hedged(i) { return this.bits[i] >> 2 & 1; }
  background(i) { return this.bits[i] >> 3 & 1; }
  side(i) { return this.bits[i] >> 4 & 3; }
  kind(i) { return this.bits[i] >> 6 & 15; }
  voice(i) { return this.bits[i] >> 10 & 7; }
  feature(i) { return this.bits[i] >> 13 & 3; }
  ambiguous(i) { return this.bits[i] >> 21 & 1; }
  relation(i) { return this.bits[i] >> 15 & 7; }
  // 0: does not speak of holding; else the claimed holder, 1 Ukraine, 2 Russia
  holder(i) { return this.bits[i] >> 18 & 3; }
  // about places in an area, not about all of it
  within(i) { return this.bits[i] >> 20 & 1; }
  claims(place) { return this.byPlace.subarray(this.placeStart[place], this.placeStart[place + 1]); }
  day(column, i) { return this.base + column[i]; }

  // The day on which a claim can first be seen: background fills the past from the day it is about.
  firstSeen(i) {
    return this.background(i) ? this.start[i] : Math.max(this.start[i], this.reported[i]);
  }

  // The filters, clocks apart, as one byte a claim; null when nothing is filtered, which costs nothing to test.
  filter(view) {
    const idle = !view.sides.length && !view.kinds.length && !view.claimant_kinds.length && !view.claimants.length
      && !view.publishers.length && !view.certainty && view.background && !view.bbox && !view.hits;
    if (idle) { this.mask = null; return; }
    const among = (chosen, names) => chosen.length ? names.map(name => chosen.includes(name)) : null;
    const sides = among(view.sides, CL.SIDES), kinds = among(view.kinds, CL.KINDS);
    const voices = among(view.claimant_kinds, CL.VOICES), publishers = among(view.publishers, this.publishers);
    const claimants = among(view.claimants, this.claimants.map(c => c.name));
    const hits = view.hits && new Set(view.hits);
    const [west, south, east, north] = view.bbox || [];
    const hedged = view.certainty && Number(view.certainty === 'hedged');
    this.mask = new Uint8Array(this.n);
    for (let i = 0; i < this.n; i++) {
      this.mask[i] = (!sides || sides[this.side(i)]) && (!kinds || kinds[this.kind(i)])
        && (!voices || voices[this.voice(i)]) && (!publishers || publishers[this.publisher[i]])
        && (!claimants || claimants[this.claimant[i]]) && (!view.certainty || this.hedged(i) === hedged)
        && (view.background || !this.background(i)) && (!hits || hits.has(i))
        && (!view.bbox || (this.lon[i] >= west && this.lon[i] <= east && this.lat[i] >= south && this.lat[i] <= north));
    }
  }
};
CL.BLOCK_BITS = 10;
CL.BLOCK = 1 << CL.BLOCK_BITS;

CL.iso = day => new Date(day * 864e5).toISOString().slice(0, 10);
CL.dayOf = iso => Math.round(Date.parse(iso + 'T00:00:00Z') / 864e5);
// British dates, but for the four letters of “Sept”.
CL.formats = new Map();
CL.format = (day, options) => {
  const key = JSON.stringify(options);
  if (!CL.formats.has(key)) CL.formats.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }));
  return CL.formats.get(key).format(new Date(day * 864e5)).replace(',', '').replace(/\bSept\b/, 'Sep');
};
CL.long = day => CL.format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
CL.medium = day => CL.format(day, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
CL.short = day => CL.format(day, { day: 'numeric', month: 'short', year: 'numeric' });
CL.brief = day => CL.format(day, { day: 'numeric', month: 'short' });
