// The legend explains what is on screen, and nothing else; each sample is drawn by the hand that draws the map.
'use strict';

CL.Legend = class {
  constructor() {
    this.list = CL.el('ul', {});
    this.element = CL.el('details.cl-legend', { open: window.innerWidth >= 1200 }, CL.el('summary', {}, 'Legend'), this.list);
  }

  update(layer) {
    const { hand } = layer.shown, items = { glyphs: () => this.glyphs(layer), dots: () => this.dots(layer) }[hand]?.() || this.plain(layer);
    const key = hand + items.map(item => item[0]).join();
    if (key === this.key) return;
    this.key = key;
    this.list.replaceChildren(...items.map(([text, sample]) => CL.el('li', {}, CL.sample(layer, sample), CL.el('span', {}, text))));
    this.element.hidden = !items.length;
  }

  dots({ shown }) {
    const any = test => shown.spots.some(test), items = [];
    if (any(d => d.holders === 1)) items.push(['held by Ukraine', { plain: 1, hand: 'marks' }]);
    if (any(d => d.holders === 2)) items.push(['held by Russia', { plain: 2, hand: 'marks' }]);
    if (any(d => d.holders === 3)) items.push(['both are named', { plain: 3, hand: 'marks' }]);
    if (any(d => !d.holders)) items.push(['no word on who holds it', { plain: 0, hand: 'marks' }]);
    if (any(d => d.fade)) items.push(['pale: old', { plain: 1, hand: 'marks', faded: true }]);
    return items;
  }

  plain({ shown }) {
    if (!shown.claims) return [];
    return [['held or acted: Ukraine', { plain: 1, hand: shown.hand }], ['held or acted: Russia', { plain: 2, hand: shown.hand }],
      ...(shown.hand === 'cells' ? [['both, at one spot', { plain: 3, hand: shown.hand }]] : [])];
  }

  glyphs(layer) {
    const { marks } = layer.shown, { data, clock } = layer, items = [], r = 7, base = { r, shape: 'disc', holders: 1, says: [0], alpha: 1 };
    const any = test => marks.some(test), add = (when, text, sample) => { if (when) items.push([text, { ...base, ...sample }]); };
    const held = marks.filter(m => m.on.standing.length);
    add(held.some(m => m.holders === 1), 'held by Ukraine', {});
    add(held.some(m => m.holders === 2), 'held by Russia', { holders: 2, says: [1] });
    add(any(m => m.contested), 'the two sides disagree', { holders: 3, says: [0, 1], shape: 'disc' });
    add(any(m => m.says.length === 1 && m.says[0] !== m.holders - 1), 'ring: who says so', { ring: true, holders: 0, says: [1] });
    add(any(m => m.says.includes(2)), 'grey ring: independent', { holders: 0, says: [2] });
    add(any(m => m.hedged), 'dashed: hedged', { holders: 0, says: [2], hedged: 1 });
    add(any(m => m.denied), 'bar: denied', { denied: 1, holders: 2, says: [0] });
    add(any(m => m.alpha < 0.75), 'pale: old', { alpha: 0.45 });
    add(any(m => m.ambiguous), 'perhaps a namesake', { doubt: true });
    add(any(m => m.feature === 'point'), 'where it may be', { halo: true });
    add(any(m => m.feature === 'area'), 'places somewhere in it', { area: true });
    const kinds = new Set();
    for (const m of marks) {
      kinds.add(data.kind(m.lead));
      for (const i of m.on.seen) if (!data.holder(i) && CL.age(data, i, clock) <= CL.RECENT_DAYS) kinds.add(data.kind(i));
    }
    for (const kind of [...kinds].sort((a, b) => a - b)) {
      const name = CL.KINDS[kind];
      if (name !== 'control') items.push([CL.KIND_NAMES[name], { ...base, r: 6, shape: CL.STYLE.shapes[name], holders: 0, says: [2], kind: true }]);
    }
    return items;
  }
};

CL.sample = (layer, sample) => {
  const canvas = CL.el('canvas', { width: 56, height: 44, 'aria-hidden': 'true' }), c = canvas.getContext('2d'), colours = CL.theme();
  c.scale(2, 2);
  c.translate(14, 11);
  const pen = Object.create(layer);
  pen.context = c;
  if (sample.hand) {
    const who = sample.plain, size = sample.hand === 'cells' ? 4 : 3;
    c.globalAlpha = sample.faded ? 0.4 : 1;
    c.fillStyle = who ? colours[CL.HOLDERS[who === 3 ? 1 : who]] : colours.independent;
    c.beginPath();
    if (who === 1 && sample.hand === 'marks') c.arc(0, 0, 3.4, 0, 7); else c.rect(-size, -size, size * 2, size * 2);
    c.fill();
    if (who === 3) { c.fillStyle = colours.russia; c.fillRect(0, -size, size, size * 2); }
  } else if (sample.halo) {
    c.fillStyle = colours.halo;
    c.globalAlpha = 0.5;
    c.beginPath();
    c.arc(0, 0, 9.5, 0, 7);
    c.fill();
  } else if (sample.doubt) {
    pen.drawTag('?', 0, 0, colours.highlight, colours.ink);
  } else if (sample.area) {
    c.strokeStyle = colours.muted;
    c.lineWidth = 1.2;
    c.setLineDash([4, 3]);
    c.strokeRect(-10, -6.5, 20, 13);
  } else if (sample.kind) {
    c.fillStyle = colours.muted;
    c.beginPath();
    CL.PATHS[sample.shape](c, sample.r);
    c.fill('evenodd');
  } else {
    const letters = pen.letters;
    if (!sample.holders) pen.letters = () => {};
    pen.drawGlyph({ r: 6.2, contested: sample.holders === 3, ...sample });
    pen.letters = letters;
  }
  return canvas;
};
