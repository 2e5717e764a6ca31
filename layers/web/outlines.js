// Rivers, banks and areas that claims light up.
'use strict';

CL.ClaimLayer.include({
  drawOutlines(on) {
    const { data, clock } = this, feature = data.places[on.place].feature;
    if (feature === 'point') return;
    // Oldest first, so that the newest lies on top; one stroke for each outline and actor is enough to see; of an area
    // one line, in the newest claim's colour.
    const newest = new Map();
    for (const i of feature === 'area' ? on.seen.slice(0, 1) : on.seen) {
      const key = data.outline[i] * 2 + data.actor(i);
      if (data.outline[i] && !newest.has(key)) newest.set(key, i);
    }
    for (const i of [...newest.values()].reverse()) {
      const { chains, feature: drawn, side } = data.outlines[data.outline[i]], alpha = CL.opacity(CL.age(data, i, clock));
      if (drawn === 'line' && CL.layers.lines) this.drawStretch(i, chains, side, alpha, on.place);
      if (drawn === 'area' && CL.layers.areas) this.drawArea(i, chains, alpha, on.place);
    }
  },

  // A stretch of river or bank: Ukraine's stroke plain, Russia's beaded, dashed when hedged, a casing under all.
  drawStretch(i, chains, side, alpha, place) {
    const { data, context } = this, colours = CL.theme(), who = data.actor(i) ? 'russia' : 'ukraine';
    // On a small scale a bank lies on its river's line: push it off by a few pixels, left or right of the flow.
    const shift = { left: -3.5, right: 3.5 }[side] || 0;
    context.lineJoin = context.lineCap = 'round';
    for (const chain of chains) {
      const points = CL.offset(chain.map(([lon, lat]) => this.point(lon, lat)), shift);
      const trace = () => { context.beginPath(); CL.bend(context, points); };
      context.strokeStyle = colours.surface;
      context.lineWidth = 5.4;
      context.globalAlpha = 0.85;
      trace();
      context.stroke();
      context.globalAlpha = Math.max(0.55, alpha);
      context.strokeStyle = colours[who];
      context.lineWidth = 3;
      context.setLineDash(data.hedged(i) ? [5, 5] : who === 'russia' ? [12, 4.5] : []);
      trace();
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
      this.strokes.push({ place, points });
    }
  },

  // An area is named, not held: a light dashed line, and a breath of tint only while somebody looks at it.
  drawArea(i, chains, alpha, place) {
    const { data, context } = this, looked = place === this.hovered || this.view.selected === data.places[place].id;
    context.strokeStyle = context.fillStyle = CL.theme()[data.actor(i) ? 'russia' : 'ukraine'];
    context.beginPath();
    for (const chain of chains) this.bend(chain);
    if (looked) {
      context.globalAlpha = 0.06;
      context.fill('evenodd');
    }
    context.globalAlpha = looked ? 0.8 : 0.2 + 0.35 * alpha;
    context.lineWidth = 1.2;
    context.setLineDash([6, 5]);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  },

  // A river's mark stands on its stretch, where no place's mark is in the way: as near to the middle as can be.
  moveAlong(mark, marks) {
    const found = this.strokes.filter(s => s.place === mark.place).pop();
    if (!found) return;
    const { points } = found, middle = points[points.length >> 1], clear = ([x, y]) => marks.every(m => m === mark || Math.hypot(m.x - x, m.y - y) > m.r + mark.r + 16);
    const spots = points.flatMap((p, n) => n ? [0.25, 0.5, 0.75, 1].map(t => [points[n - 1][0] + (p[0] - points[n - 1][0]) * t, points[n - 1][1] + (p[1] - points[n - 1][1]) * t]) : [p]);
    const best = spots.filter(clear).sort((a, b) => CL.gap(a, middle) - CL.gap(b, middle))[0] || points[points.length - 1];
    [mark.x, mark.y] = best;
  },

  pickLine(x, y) {
    for (const { place, points } of (this.strokes || []).slice().reverse()) {
      for (let n = 1; n < points.length; n++) if (CL.distance(points[n - 1], points[n], x, y) < 7) return place;
    }
    return null;
  },
});

// The chain moved sideways by so many pixels (right of its direction is positive).
CL.offset = (points, shift) => !shift ? points : points.map((p, n) => {
  const a = points[Math.max(0, n - 1)], b = points[Math.min(points.length - 1, n + 1)];
  const dx = b[0] - a[0], dy = b[1] - a[1], length = Math.hypot(dx, dy) || 1;
  return [p[0] - dy / length * shift, p[1] + dx / length * shift];
});

CL.distance = ([ax, ay], [bx, by], x, y) => {
  const dx = bx - ax, dy = by - ay, t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + t * dx - x, ay + t * dy - y);
};
