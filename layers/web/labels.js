// Names without collisions: places with claims first, then the ground's towns by rank, rivers along their course.
'use strict';

CL.FONT = "'Inter', 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', system-ui, sans-serif";
CL.SERIF = "Georgia, 'Iowan Old Style', 'DejaVu Serif', serif";

// The rectangles that are taken, looked up by the squares of a coarse net that they touch.
CL.NET = 48;
CL.Boxes = class {
  constructor() { this.squares = new Map(); }

  each(x, y, w, h, visit) {
    const left = Math.floor(x / CL.NET), right = Math.floor((x + w) / CL.NET), bottom = Math.floor((y + h) / CL.NET);
    for (let row = Math.floor(y / CL.NET); row <= bottom; row++) {
      for (let column = left; column <= right; column++) if (visit(row * 4096 + column)) return true;
    }
    return false;
  }

  free(x, y, w, h) {
    return !this.each(x, y, w, h, square => (this.squares.get(square) || [])
      .some(b => x < b[0] + b[2] && b[0] < x + w && y < b[1] + b[3] && b[1] < y + h));
  }

  take(x, y, w, h) {
    const box = [x, y, w, h];
    this.each(x, y, w, h, square => {
      const there = this.squares.get(square);
      if (there) there.push(box); else this.squares.set(square, [box]);
      return false;
    });
  }
};

CL.widths = new Map();
CL.textWidth = (context, text) => {
  const key = context.font + text;
  if (!CL.widths.has(key)) CL.widths.set(key, context.measureText(text).width);
  return CL.widths.get(key);
};

CL.ClaimLayer.include({
  drawLabels(marks, areas) {
    const boxes = new CL.Boxes();
    for (const { x, y, r, fan, count } of marks) {
      const reach = fan ? r + 18 : r + 4;
      boxes.take(x - reach, y - r - 4, 2 * reach, 2 * r + (fan ? 22 : 8));
      if (count > 1) boxes.take(x + r * 0.8 - 6, y - r - 11, 22, 13);
    }
    const order = marks.slice().sort((a, b) => b.chosen - a.chosen || b.contested - a.contested || b.count - a.count);
    for (const mark of order) this.drawName(mark, boxes);
    for (const mark of areas) this.drawAreaName(mark, boxes);
    if (this.options.base) this.options.base.drawLabels(this.context, boxes, new Set([...marks, ...areas].map(m => m.name)), this);
  },

  // From the mark's edge to the edge of its name's box.
  drawLead(x, y, r, cx, cy, w, h) {
    const { context } = this, away = Math.hypot(cx - x, cy - y), dx = (cx - x) / away, dy = (cy - y) / away;
    const stop = away - Math.min(w / 2 / Math.abs(dx || 1e-6), h / 2 / Math.abs(dy || 1e-6));
    if (stop < r + 8) return;
    context.strokeStyle = CL.theme().muted;
    context.lineWidth = 0.8;
    context.beginPath();
    context.moveTo(x + dx * (r + 4), y + dy * (r + 4));
    context.lineTo(x + dx * stop, y + dy * stop);
    context.stroke();
  },

  drawTether({ x, y, from }) {
    const { context } = this, colours = CL.theme();
    context.strokeStyle = context.fillStyle = colours.muted;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(x, y);
    context.stroke();
    context.beginPath();
    context.arc(...from, 2, 0, 7);
    context.fill();
  },

  // To the right if there is room and the edge does not cut it, else left, below, above, at the corners; in a crowd farther
  // off, on a hair line.
  drawName({ x, y, r, name, fan, chosen, feature }, boxes) {
    const { context } = this, size = chosen ? 14.5 : 12.5, reach = fan ? r + 20 : r + 8;
    context.font = `${feature === 'line' ? 'italic ' : ''}700 ${size}px ${CL.FONT}`;
    const lines = CL.broken(name), line = size + 3, h = lines.length * line;
    const w = Math.max(...lines.map(text => CL.textWidth(context, text))) + 4;
    const spots = [[x + reach, y - h / 2], [x - reach - w, y - h / 2], [x - w / 2, y + r + 6], [x - w / 2, y - r - 8 - h],
      [x + r, y - r - h], [x - r - w, y - r - h], [x + r, y + r], [x - r - w, y + r]];
    const room = ([left, top]) => boxes.free(left, top, w, h), edge = this.width * CL.MARGIN / (1 + 2 * CL.MARGIN);
    const whole = ([left]) => left >= edge && left + w <= this.width - edge;
    const near = spots.find(spot => whole(spot) && room(spot)) || spots.find(room);
    const spot = near || CL.farOff(x, y, reach, w, h).find(room) || (chosen && spots[0]);
    if (!spot) return;
    boxes.take(spot[0], spot[1], w, h);
    if (!near) this.drawLead(x, y, r, spot[0] + w / 2, spot[1] + h / 2, w, h);
    const onLeft = spot[0] + w <= x, middle = Math.abs(spot[0] + w / 2 - x) < 1, align = middle ? 'center' : 'left';
    lines.forEach((text, n) => {
      const from = middle ? x : onLeft ? spot[0] + w - 2 - CL.textWidth(context, text) : spot[0] + 2;
      CL.write(context, text, from, spot[1] + (n + 0.5) * line, CL.theme().ink, align);
    });
  },
});

// Spots for a name that has no room beside its mark: two rings round it, to the sides first.
CL.farOff = (x, y, reach, w, h) => [20, 44].flatMap(away => [0, Math.PI, 0.5, -0.5, Math.PI - 0.5, Math.PI + 0.5, 1.1, -1.1, Math.PI - 1.1, Math.PI + 1.1]
  .map(turn => [x + Math.cos(turn) * (reach + away + w / 2) - w / 2, y + Math.sin(turn) * (reach + away) - h / 2]));

// A long name in two lines, broken at the blank nearest to its middle.
CL.LONG_NAME = 22;
CL.broken = name => {
  if (name.length <= CL.LONG_NAME) return [name];
  const blanks = [...name.matchAll(/ /g)].map(found => found.index), middle = name.length / 2;
  const at = blanks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
};

// Marks that lie on each other move apart, the weightier least, and stay tied to where they belong. A few rounds are
// enough for tens of marks; what still overlaps then is too dense for this scale.
CL.spread = marks => {
  const weight = m => 1 + 3 * m.chosen + 2 * m.contested + Math.log2(m.count), home = marks.map(m => [m.x, m.y]);
  for (let round = 0; round < 12; round++) {
    for (let a = 0; a < marks.length; a++) {
      for (let b = a + 1; b < marks.length; b++) {
        const p = marks[a], q = marks[b], dx = q.x - p.x || 0.1, dy = q.y - p.y || 0.1, away = Math.hypot(dx, dy);
        const over = p.r + q.r + 11 + 4 * (p.chosen + q.chosen) - away;
        if (over <= 0 || away > 60) continue;
        const share = weight(q) / (weight(p) + weight(q));
        p.x -= dx / away * over * share * 0.6;
        p.y -= dy / away * over * share * 0.6;
        q.x += dx / away * over * (1 - share) * 0.6;
        q.y += dy / away * over * (1 - share) * 0.6;
      }
    }
  }
  marks.forEach((m, n) => { if (Math.hypot(m.x - home[n][0], m.y - home[n][1]) > 5) m.from = home[n]; });
};

// Text on a halo of paper. Each is drawn once and kept as a picture: a halo is slow to draw, and names stay while days go.
CL.write = (context, text, x, y, colour, align) => {
  const ratio = Math.min(window.devicePixelRatio || 1, 3), { font } = context, key = `${font}|${text}|${colour}|${ratio}`;
  let word = CL.words.get(key);
  if (!word) {
    if (CL.words.size > 3000) CL.words.clear();
    const w = Math.ceil(CL.textWidth(context, text)) + 8, h = 24, picture = new OffscreenCanvas(Math.ceil(w * ratio), h * ratio);
    const pen = picture.getContext('2d');
    pen.scale(ratio, ratio);
    Object.assign(pen, { font, textBaseline: 'middle', lineJoin: 'round', lineWidth: 3.5, strokeStyle: CL.theme().paper, fillStyle: colour });
    pen.strokeText(text, 4, h / 2);
    pen.fillText(text, 4, h / 2);
    CL.words.set(key, word = { picture: picture.transferToImageBitmap(), w, h });
  }
  const { picture, w, h } = word, left = align === 'center' ? x - w / 2 : x - 4, snap = n => Math.round(n * ratio) / ratio;
  context.drawImage(picture, snap(left), snap(y - h / 2), w, h);
};
CL.words = new Map();
