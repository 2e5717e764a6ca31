// An area's claims are about places somewhere in it, so it has no mark of its own: its name stands where there is room
// in the part that is in view, and wears a small badge with the newest deed's shape and the letter of who did it.
'use strict';

CL.AREA_SPOTS = 9;

CL.ClaimLayer.include({
  drawAreaName(mark, boxes) {
    const { context } = this, text = mark.name.toUpperCase(), badge = 7, font = `700 11px ${CL.FONT}`;
    context.font = font;
    const name = CL.textWidth(context, text), count = mark.count > 1 ? ` ${mark.count}` : '';
    const w = 2 * badge + 14 + name + (count ? CL.textWidth(context, count) + 6 : 0), h = 22;
    const spot = this.areaSpots(mark, w, h).find(([x, y]) => boxes.free(x - w / 2, y - h / 2, w, h));
    if (!spot) return;
    const [x, y] = spot, left = x - w / 2 + badge + 4;
    boxes.take(x - w / 2, y - h / 2, w, h);
    context.save();
    context.translate(left, y);
    this.drawBadge(mark, badge);
    context.restore();
    context.font = font;
    CL.write(context, text, left + badge + 8, y, CL.theme().ink, 'left');
    if (count) CL.write(context, count, left + badge + 10 + name, y, CL.theme().muted, 'left');
    this.hits.push({ x, y, r: 11, half: w / 2, place: mark.place });
  },

  // Where the name may go: its own spot first, then points in view that lie in the area, the nearest first.
  areaSpots({ x, y, on }, w, h) {
    const { data, width, height } = this, edge = CL.MARGIN / (1 + 2 * CL.MARGIN), spots = [];
    const x0 = width * edge + w / 2 + 8, x1 = width * (1 - edge) - w / 2 - 8, y0 = height * edge + h, y1 = height * (1 - edge) - h;
    const chains = (data.outlines[data.outline[on.seen[0]]] || { chains: [] }).chains, area = new Path2D();
    for (const chain of chains) chain.forEach(([lon, lat], n) => area[n ? 'lineTo' : 'moveTo'](...this.point(lon, lat)));
    for (let row = 0; row < CL.AREA_SPOTS; row++) {
      for (let column = 0; column < CL.AREA_SPOTS; column++) {
        spots.push([x0 + (x1 - x0) * column / (CL.AREA_SPOTS - 1), y0 + (y1 - y0) * row / (CL.AREA_SPOTS - 1)]);
      }
    }
    const inside = ([px, py]) => [px - w / 2, px, px + w / 2].every(at => this.holds(area, at, py));
    const inView = x > x0 && x < x1 && y > y0 && y < y1;
    return [...(inView ? [[x, y], [x, y - 26], [x, y + 26]] : []),
      ...spots.filter(inside).sort((a, b) => CL.gap(a, [x, y]) - CL.gap(b, [x, y]))];
  },

  // The canvas asks in its own pixels, whatever it is scaled by.
  holds(path, x, y) {
    const { context } = this;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    const held = context.isPointInPath(path, x, y, 'evenodd');
    context.restore();
    return held;
  },

  drawBadge(mark, r) {
    const { context } = this, path = CL.PATHS[mark.contested ? 'disc' : mark.shape];
    if (mark.chosen) this.drawChosen(r - 4);
    const outline = grow => { context.beginPath(); path(context, r + grow); };
    context.fillStyle = CL.theme().surface;
    outline(2);
    context.fill();
    context.globalAlpha = Math.max(0.6, mark.alpha);
    this.fill(outline, r, mark.holders);
    context.globalAlpha = 1;
    this.letters(r, mark.holders, mark.shape);
    if (mark.denied) this.bar(r - 1);
  },
});
