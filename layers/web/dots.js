// Between glyphs and single claims: hundreds of places, each a plain mark of what stands there.
'use strict';

CL.DOTS_UP_TO = 3000;
CL.NAMES_OF_DOTS = 40;

// What stands at a place, without the claims behind it: the same answer as CL.standing, found by looking at the newest
// claims only. Once each side has spoken of the whole place, older claims change nothing.
CL.glance = (data, place, clock, held) => {
  const whole = [-1, -1, -1], parts = [];
  let first = -1;
  held[0] = held[1] = held[2] = 0;
  for (let k = CL.newest(data, place, clock.day + data.longest); k < data.placeStart[place + 1]; k++) {
    const i = data.byPlace[k];
    if (data.last[i] <= clock.from) break;
    if (!CL.visible(data, i, clock)) continue;
    if (first < 0) first = i;
    const day = data.last[i];
    if (whole[0] > day && whole[1] > day && whole[2] > day) break;
    const holder = data.bits[i] >> 18 & 3, side = data.bits[i] >> 4 & 3;
    if (!holder || whole[side] > day) continue;
    const part = data.part[i];
    if (!part) { whole[side] = day; held[side] |= holder; continue; }
    const known = parts.find(p => p.side === side && p.part === part);
    if (!known) parts.push({ side, part, day });
    if (!known || known.day === day) held[side] |= holder;
  }
  return first;
};

// Where a place's claims begin that end by this day: none before can have begun by the day that is looked at.
CL.newest = (data, place, latest) => {
  let low = data.placeStart[place], high = data.placeStart[place + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (data.last[data.byPlace[middle]] > latest) low = middle + 1; else high = middle;
  }
  return low;
};

CL.disagree = ([a, b, c]) => Boolean((a & 1 && (b | c) & 2) || (a & 2 && (b | c) & 1) || (b & 1 && c & 2) || (b & 2 && c & 1));

CL.ClaimLayer.include({
  // The places in view as marks, or null when there are too many, or so few claims that each can have its own mark.
  dots() {
    const { data, clock, view } = this, held = [0, 0, 0], found = [];
    if (!this.near || this.near.length > CL.DOTS_UP_TO || data.n < 3 * data.places.length) return null;
    for (const place of this.near) {
      if (data.places[place].feature !== 'point') continue;
      const first = CL.glance(data, place, clock, held);
      if (first < 0) continue;
      const contested = CL.disagree(held), age = CL.age(data, first, clock);
      if ((view.contested_only && !contested) || (view.silent_days !== null && age < view.silent_days)) continue;
      const [x, y] = this.point(data.places[place].lon, data.places[place].lat);
      found.push({ x, y, place, contested, holders: held[0] | held[1] | held[2], age, fade: age <= 14 ? 0 : age <= 90 ? 1 : 2,
        chosen: Number(view.selected === data.places[place].id), name: data.places[place].name, feature: 'point', r: 5, fan: false });
    }
    return found;
  },

  drawDots(found) {
    const { context } = this, colours = CL.theme(), r = found.length > 1200 ? 3 : 4.5;
    this.clear();
    const half = Math.ceil(r) + 2;
    const sprites = [0, 1, 2, 3].map(who => CL.sprite(`dot${who}${r}`, half, this.ratio, pen => CL.dotShape(pen, who, r, who > 0)));
    for (const fade of [2, 1, 0]) {
      context.globalAlpha = [1, 0.7, 0.4][fade];
      for (const dot of found) {
        if (dot.fade !== fade) continue;
        context.drawImage(sprites[dot.holders].bitmap, dot.x - half, dot.y - half, 2 * half, 2 * half);
      }
    }
    context.globalAlpha = 1;
    const boxes = new CL.Boxes();
    for (const { x, y } of found) boxes.take(x - r, y - r, 2 * r, 2 * r);
    const named = found.filter(d => d.chosen || d.contested).sort((a, b) => b.chosen - a.chosen || a.age - b.age).slice(0, CL.NAMES_OF_DOTS);
    for (const dot of named) this.drawName(dot, boxes);
    for (const { x, y, chosen } of found) if (chosen) { context.save(); context.translate(x, y); this.drawChosen(r); context.restore(); }
    if (this.options.base) this.options.base.drawLabels(context, boxes, new Set(named.map(d => d.name)), this);
    return { hand: 'dots', claims: 0, places: found.length, spots: found, seen: [] };
  },

  pickDot(x, y) {
    let best = null, reach = 100;
    for (const dot of this.shown.spots) {
      const d = (dot.x - x) ** 2 + (dot.y - y) ** 2;
      if (d < reach) { reach = d; best = dot.place; }
    }
    return best;
  },
});

// A small picture drawn once for each theme and pixel ratio; as a bitmap it is drawn several times as fast as a canvas.
CL.sprites = new Map();
CL.sprite = (name, half, ratio, draw) => {
  const key = `${name}|${half}|${ratio}|${CL.dark()}`;
  if (!CL.sprites.has(key)) {
    const size = 2 * half * ratio | 0, picture = new OffscreenCanvas(size, size), pen = picture.getContext('2d');
    pen.scale(ratio, ratio);
    pen.translate(half, half);
    draw(pen);
    const pixels = new Uint32Array(pen.getImageData(0, 0, size, size).data.buffer);
    CL.sprites.set(key, { bitmap: picture.transferToImageBitmap(), pixels });
  }
  return CL.sprites.get(key);
};

CL.dotShape = (pen, who, r, cased) => {
  const colours = CL.theme();
  const shapes = [
    ['independent', () => pen.arc(0, 0, Math.min(r, 2), 0, 7)], ['ukraine', () => pen.arc(0, 0, r, 0, 7)],
    ['russia', () => pen.rect(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8)],
  ];
  const halves = [['ukraine', () => pen.arc(0, 0, r, Math.PI / 2, -Math.PI / 2)], ['russia', () => pen.rect(0.5, -r, r * 0.9, r * 2)]];
  for (const [colour, path] of who === 3 ? halves : [shapes[who]]) {
    pen.beginPath();
    path();
    pen.strokeStyle = colours.paper;
    pen.lineWidth = 1.5;
    if (cased) pen.stroke();
    pen.fillStyle = colours[colour];
    pen.fill();
  }
};
