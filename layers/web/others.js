// Layers of others, under the claims and never among them: grey, each with the line that says whose it is and of which day.
'use strict';

CL.Others = CL.CanvasLayer.extend({
  options: { pane: 'others' },

  initialize(options) { L.setOptions(this, options); this.all = []; this.day = ''; },

  // A canvas lies on the map only while there is something to draw on it.
  setLayers(all, map) {
    this.all = all;
    if (Boolean(all.length) === Boolean(this.lying)) { this.redraw(); return; }
    this.lying = all.length > 0;
    this.options.credits.hidden = true;
    if (this.lying) this.addTo(map); else this.remove();
  },

  redraw() { if (this.lying) this.draw(); },

  setDay(day) {
    const before = this.shown().map(one => one.credit).join('\n');
    this.day = CL.iso(day);
    if (before !== this.shown().map(one => one.credit).join('\n')) this.redraw();
  },

  // Of each source the newest that was drawn by the day, as layers/context.py chooses; the list is in order of days.
  shown() {
    const newest = new Map();
    for (const one of this.all) if (one.day <= this.day && !CL.hiddenOthers.has(one.source)) newest.set(one.source, one);
    return [...newest.values()];
  },

  draw() {
    this.clear();
    const { context } = this, shown = this.shown(), colours = CL.theme();
    context.strokeStyle = context.fillStyle = colours.muted;
    context.lineJoin = 'round';
    context.lineWidth = 1.4;
    context.setLineDash([6, 2.5]);
    for (const { areas, lines } of shown) {
      for (const rings of areas) this.trace(rings, true);
      this.trace(lines, false);
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
    this.options.credits.replaceChildren(...shown.map(one => CL.el('div', {}, one.credit)));
    this.options.credits.hidden = !shown.length;
  },

  trace(chains, filled) {
    const { context } = this;
    context.beginPath();
    for (const chain of chains) this.chain(chain);
    context.globalAlpha = 0.12;
    if (filled) context.fill('evenodd');
    context.globalAlpha = 0.65;
    context.stroke();
  },
});

CL.hiddenOthers = new Set();
