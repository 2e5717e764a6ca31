// Rich marks for tens of places. Fill: the claimed holder, split where two sides disagree. Outline: who says so.
// Shape: the kind. Halo: how far off it may be. Dashed: hedged. Bar: denied. Pale: old. Letter: the side, beside colour.
'use strict';

CL.HOLDERS = [null, 'ukraine', 'russia'];
CL.RECENT_DAYS = 21;

CL.ClaimLayer.include({
  drawGlyphs(places) {
    this.clear();
    this.strokes = [];
    const crowded = places.length > 60, marks = [], seen = new Set();
    if (!CL.layers.marks) places = places.filter(on => this.data.places[on.place].feature !== 'point');
    for (const on of places) this.drawOutlines(on);
    for (const on of places) marks.push(this.mark(on, crowded));
    const spots = marks.filter(mark => mark.feature !== 'area');
    for (const mark of spots) if (mark.feature === 'line') this.moveAlong(mark, spots);
    if (!crowded) CL.spread(spots);
    spots.sort((a, b) => a.chosen - b.chosen || a.y - b.y);
    for (const mark of spots) this.drawHalo(mark);
    for (const mark of spots) this.drawMark(mark, crowded);
    for (const on of places) on.seen.forEach(i => seen.add(i));
    this.drawLabels(spots, CL.layers.areas ? marks.filter(mark => mark.feature === 'area') : []);
    return { hand: 'glyphs', claims: seen.size, places: places.length, marks, seen: [...seen] };
  },

  // What to draw at a place: the newest standing claim leads; where none speaks of holding, the newest of all.
  mark(on, crowded) {
    const { data, clock } = this, place = data.places[on.place];
    const standing = on.standing.flatMap(s => s.claims).sort((a, b) => data.rank[b] - data.rank[a]);
    const lead = standing.length ? standing[0] : on.seen[0];
    const spot = place.feature === 'line' ? { lon: data.lon[on.seen[0]], lat: data.lat[on.seen[0]] } : place;
    const [x, y] = this.point(spot.lon, spot.lat);
    const holders = on.holders || 1 + data.actor(lead);
    return {
      on, x, y, lead, holders, place: on.place, name: place.name, feature: place.feature, contested: on.contested,
      r: (place.feature === 'line' ? 5.5 : standing.length ? 8 : 6.5) + Math.min(6, 1.6 * Math.log2(on.seen.length)) - (crowded ? 2 : 0),
      chosen: Number(this.view.selected === place.id), count: on.seen.length,
      shape: CL.STYLE.shapes[CL.KINDS[data.kind(lead)]],
      says: [...new Set((standing.length ? standing : [lead]).map(i => data.side(i)))].sort(),
      alpha: CL.opacity(CL.age(data, lead, clock)), hedged: data.hedged(lead), denied: data.denied(lead), ambiguous: on.seen.every(i => data.ambiguous(i)),
      radius: this.pixels(data.radius[lead] * data.radiusStep, spot.lat),
    };
  },

  drawHalo({ x, y, r, radius, feature, chosen, from }) {
    if (feature !== 'point' || !CL.layers.halos) return;
    const { context } = this, colours = CL.theme();
    context.globalAlpha = chosen ? 0.42 : 0.3;
    context.fillStyle = colours.halo;
    context.beginPath();
    context.arc(...(from || [x, y]), Math.min(Math.max(radius, r + 6), 260), 0, 7);
    context.fill();
    context.globalAlpha = 1;
  },

  drawMark(mark, crowded) {
    const { context } = this, { x, y, r } = mark;
    if (mark.from) this.drawTether(mark);
    if (!crowded) this.drawParts(mark);
    context.save();
    context.translate(x, y);
    if (mark.chosen) this.drawChosen(r);
    this.drawGlyph(mark);
    context.restore();
    this.hits.push({ x, y, r: Math.max(r + 6, 14), place: mark.place });
    if (!crowded) this.drawDeeds(mark);
    if (mark.count > 1 && !crowded) this.drawCount(mark);
    if (mark.ambiguous) this.drawDoubt(mark);
  },

  drawGlyph({ shape, r, holders, alpha, says, hedged, denied, contested }) {
    const { context } = this, colours = CL.theme(), path = CL.PATHS[contested ? 'disc' : shape];
    const outline = grow => { context.beginPath(); path(context, r + grow); };
    context.lineJoin = 'round';
    // A casing of paper first, so that a pale mark still stands off the ground.
    context.fillStyle = colours.surface;
    outline(4.2);
    context.fill();
    context.globalAlpha = alpha;
    this.fill(outline, r, holders);
    this.ring(outline, says, hedged);
    context.globalAlpha = 1;
    if (r >= 6) this.letters(r, holders, shape);
    if (denied) this.bar(r);
  },

  fill(outline, r, holders) {
    const { context } = this, colours = CL.theme();
    for (const [bit, x] of [[1, -2], [2, 0]]) {
      if (!(holders & bit)) continue;
      context.save();
      context.beginPath();
      if (holders === 3) context.rect(x * r, -2 * r, 2 * r, 4 * r); else context.rect(-2 * r, -2 * r, 4 * r, 4 * r);
      context.clip();
      outline(0);
      context.fillStyle = colours[CL.HOLDERS[bit]];
      context.fill('evenodd');
      context.restore();
    }
    if (holders === 3) {
      context.fillStyle = colours.surface;
      context.fillRect(-0.75, -r, 1.5, 2 * r);
    }
  },

  // The outline in as many arcs as there are sides speaking.
  ring(outline, says, hedged) {
    const { context } = this, colours = CL.theme();
    context.lineWidth = 2.1;
    context.setLineDash(hedged ? [3, 2.4] : []);
    says.forEach((side, n) => {
      context.save();
      if (says.length > 1) {
        context.beginPath();
        context.moveTo(0, 0);
        const turn = 2 * Math.PI / says.length, from = Math.PI / 2 + n * turn;
        context.arc(0, 0, 60, from, from + turn);
        context.clip();
      }
      outline(3.2);
      context.strokeStyle = colours[CL.SIDES[side]];
      context.stroke();
      context.restore();
    });
    context.setLineDash([]);
  },

  letters(r, holders, shape) {
    const { context } = this;
    context.fillStyle = shape === 'ring' && holders !== 3 ? CL.theme().ink : CL.theme().on_mark;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `700 ${Math.round(holders === 3 ? r * 0.8 : Math.min(12, r * 1.05))}px ${CL.FONT}`;
    if (holders === 3) {
      context.fillText('U', -r * 0.48, 0.5);
      context.fillText('R', r * 0.48, 0.5);
    } else context.fillText(holders === 1 ? 'U' : 'R', shape === 'arrow' ? -r * 0.2 : 0, shape === 'triangle' ? r * 0.2 : 0.5);
  },

  bar(r) {
    const { context } = this, colours = CL.theme();
    for (const [style, width] of [[colours.surface, 5], [colours.ink, 2.4]]) {
      context.strokeStyle = style;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(-r - 3, r + 3);
      context.lineTo(r + 3, -r - 3);
      context.stroke();
    }
  },

  drawChosen(r) {
    const { context } = this;
    context.strokeStyle = CL.theme().ink;
    context.lineWidth = 1.8;
    context.beginPath();
    context.arc(0, 0, r + 9, 0, 7);
    context.stroke();
  },

  // Parts of a place that have a spot of their own stand there, tied to the place by a hair line.
  drawParts(mark) {
    const { data, context, clock } = this, drawn = new Set();
    for (const i of mark.on.seen) {
      const part = data.part[i];
      if (!part || drawn.has(part) || mark.feature !== 'point' || drawn.size > 5) continue;
      drawn.add(part);
      const [x, y] = this.point(data.lon[i], data.lat[i]), away = Math.hypot(x - mark.x, y - mark.y);
      if (away < mark.r + 11) continue;
      context.strokeStyle = CL.theme().muted;
      context.globalAlpha = 0.6;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(mark.x, mark.y);
      context.lineTo(x, y);
      context.stroke();
      context.globalAlpha = 1;
      this.small(i, x, y, 5.5, CL.opacity(CL.age(data, i, clock)), mark.place);
    }
  },

  // Recent deeds that say nothing of holding (attacks, advances, crossings …) fan out beside the mark: Ukraine's on the
  // left, Russia's on the right, the newest on top. Where they came from is not claimed, so it is not drawn.
  drawDeeds(mark) {
    if (!CL.layers.deeds) return;
    const { data, clock } = this, fans = [[], []], seen = new Set();
    for (const i of mark.on.seen) {
      const key = data.kind(i) * 2 + data.actor(i), fan = fans[data.actor(i)];
      if (data.holder(i) || i === mark.lead || CL.age(data, i, clock) > CL.RECENT_DAYS || seen.has(key)) continue;
      seen.add(key);
      if (fan.length < 3) fan.push(i);
    }
    const reach = mark.r + 13;
    fans.forEach((fan, actor) => fan.forEach((i, n) => {
      const angle = (n - (fan.length - 1) / 2) * 0.72 + (actor ? 0.62 : Math.PI - 0.62);
      const x = mark.x + Math.cos(angle) * reach, y = mark.y + Math.sin(angle) * reach;
      this.small(i, x, y, 5, CL.opacity(CL.age(data, i, clock)), mark.place, actor ? Math.PI : 0);
    }));
    mark.fan = fans.some(fan => fan.length);
  },

  // A small mark of one claim. An arrow's point turns towards the place it is about.
  small(i, x, y, r, alpha, place, turn = 0) {
    const { data, context } = this, shape = CL.STYLE.shapes[CL.KINDS[data.kind(i)]], holders = data.holder(i) || 1 + data.actor(i);
    const path = CL.PATHS[shape], colours = CL.theme();
    context.save();
    context.translate(x, y);
    if (shape === 'arrow') context.rotate(turn);
    const outline = grow => { context.beginPath(); path(context, r + grow); };
    context.fillStyle = colours.surface;
    outline(2);
    context.fill();
    context.globalAlpha = alpha;
    this.fill(outline, r, holders);
    context.lineWidth = 1.2;
    context.setLineDash(data.hedged(i) ? [2, 1.6] : []);
    context.strokeStyle = colours[CL.SIDES[data.side(i)]];
    outline(1.4);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
    if (data.denied(i)) this.bar(r - 1);
    context.restore();
    this.hits.push({ x, y, r: r + 4, place });
  },

  drawCount({ x, y, r, count }) { this.drawTag(String(count), x + r * 0.8 + 3, y - r - 4, CL.theme().ink, CL.theme().surface); },

  // Another place of the same name may well be meant.
  drawDoubt({ x, y, r }) { this.drawTag('?', x - r * 0.8 - 3, y - r - 4, CL.theme().highlight, CL.theme().ink); },

  drawTag(text, cx, cy, ground, ink) {
    const { context } = this;
    context.font = `600 9.5px ${CL.FONT}`;
    const wide = Math.max(14, context.measureText(text).width + 7);
    context.fillStyle = ground;
    context.beginPath();
    context.roundRect(cx - wide / 2, cy - 6.5, wide, 13, 6.5);
    context.fill();
    context.fillStyle = ink;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(text, cx, cy + 0.5);
  },
});
