// The histogram of claims by day and side: it is the slider's track. Painted when data or filters change; while the
// date moves only three elements are shifted.
'use strict';

CL.Track = class {
  constructor(change) {
    this.change = change;
    this.canvas = CL.el('canvas', { 'aria-hidden': 'true' });
    this.flag = CL.el('div.cl-flag');
    // Three sliders on one track: a slider cannot lie within another one, or a screen reader leaves it out.
    const slider = (look, label, attributes, ...children) => CL.el(look, { tabindex: 0, role: 'slider', 'aria-label': label, 'aria-orientation': 'horizontal', ...attributes }, ...children);
    const own = move => event => this.ownKey(event, move);
    this.cursor = slider('div.cl-cursor', 'Day', {}, this.flag);
    this.edge = slider('div.cl-edge', 'Days in the window', { title: 'Drag: how far back the window reaches',
      onkeydown: own(days => this.change({ window_days: Math.max(1, this.view.window_days - days) })) });
    this.shade = CL.el('div.cl-shade', {}, this.edge);
    this.known = slider('div.cl-known', 'What was known on', { title: 'Drag: what was known on this day',
      onkeydown: own(days => this.change({ known_on: Math.max(this.first, Math.min(this.last, this.view.known_on + days)) })) }, CL.el('span', {}));
    // The other of two days that are compared: shown, not dragged.
    this.then = CL.el('div.cl-then', { hidden: true, 'aria-hidden': 'true' }, CL.el('span', {}));
    this.element = CL.el('div.cl-track', { tabindex: -1,
      onpointerdown: event => this.grab(event), onpointermove: event => this.drag(event),
      onpointerup: () => this.release(), onpointercancel: () => this.release(), onwheel: event => this.wheel(event),
    }, this.canvas, this.shade, this.then, this.cursor, this.known);
    this.context = this.canvas.getContext('2d');
    new ResizeObserver(() => this.paint()).observe(this.element);
  }

  setData(data) { this.data = data; this.count(); this.paint(); }

  // How many claims are first seen on each day, by who says them.
  count() {
    const { data } = this, by = new Map();
    for (let i = 0; i < data.n; i++) {
      if (data.mask && !data.mask[i]) continue;
      const day = data.base + data.firstSeen(i);
      let counts = by.get(day);
      if (!counts) by.set(day, counts = [0, 0, 0]);
      counts[data.side(i)]++;
    }
    this.by = by;
    this.days = [...by.keys()].sort((a, b) => a - b);
    if (!this.span) this.span = [this.days[0] ?? data.base, this.days[this.days.length - 1] ?? data.base];
  }

  reset() { this.span = null; }
  get first() { return this.span[0]; }
  get last() { return this.span[1]; }

  paint() {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!this.data || !width) return;
    const ratio = window.devicePixelRatio || 1, { context } = this;
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    this.inset = 14;
    this.scale = new CL.Scale(this.days, this.first, this.last, width - 2 * this.inset);
    this.floor = height - 24;
    this.bars();
    this.axis(width);
    if (this.view) this.setView(this.view);
  }

  // One bar a day, or one for as many days as two pixels hold; heights by the square root, so that a quiet day shows.
  bars() {
    const { context, scale, floor } = this, wide = Math.max(2, scale.perDay - (scale.perDay > 5 ? 2 : 0)), bins = new Map();
    for (const [day, counts] of this.by) {
      const x = scale.perDay >= 2 ? scale.x(day) : Math.floor(scale.x(day) / 2) * 2;
      const bin = bins.get(x) || bins.set(x, [0, 0, 0]).get(x);
      counts.forEach((count, side) => { bin[side] += count; });
    }
    const most = Math.max(1, ...[...bins.values()].map(bin => bin[0] + bin[1] + bin[2]));
    const colours = CL.theme(), hatched = this.hatch(colours);
    for (const [x, bin] of bins) {
      const all = bin[0] + bin[1] + bin[2], tall = Math.max(3, Math.sqrt(all / most) * (floor - 28));
      let y = floor;
      for (const side of [0, 2, 1]) {
        const part = tall * bin[side] / all;
        context.fillStyle = side === 1 && wide >= 4 ? hatched : colours[CL.SIDES[side]];
        context.fillRect(x + this.inset, y - part, wide, part);
        y -= part;
      }
    }
  }

  hatch(colours) {
    const tile = document.createElement('canvas'), c = tile.getContext('2d');
    tile.width = tile.height = 5;
    c.fillStyle = colours.russia;
    c.fillRect(0, 0, 5, 5);
    c.strokeStyle = colours.surface;
    c.globalAlpha = 0.55;
    c.beginPath();
    c.moveTo(-1, 6);
    c.lineTo(6, -1);
    c.stroke();
    return this.context.createPattern(tile, 'repeat');
  }

  axis(width) {
    const { context, scale, floor, inset } = this, colours = CL.theme();
    context.strokeStyle = colours.line;
    context.fillStyle = colours.muted;
    context.font = `11px ${CL.FONT}`;
    context.textBaseline = 'top';
    let free = -Infinity;
    const put = (text, x) => {
      const w = CL.textWidth(context, text), at = Math.max(0, Math.min(width - w, x + inset - w / 2));
      if (at < free) return;
      context.fillText(text, at, floor + 8);
      free = at + w + 14;
    };
    context.textAlign = 'left';
    for (const piece of scale.pieces) {
      const x0 = piece.x + inset, x1 = x0 + piece.width;
      context.beginPath();
      if (piece.folded) this.fold((x0 + x1) / 2, x0, x1);
      else { context.moveTo(x0, floor + 0.5); context.lineTo(x1, floor + 0.5); }
      context.stroke();
      if (!piece.folded) this.ticks(piece, put);
    }
  }

  fold(middle, x0, x1) {
    const { context, floor } = this;
    context.moveTo(x0, floor + 0.5);
    context.lineTo(middle - 5, floor + 0.5);
    context.moveTo(middle + 5, floor + 0.5);
    context.lineTo(x1, floor + 0.5);
    for (const dx of [-2.5, 2.5]) { context.moveTo(middle + dx - 2.5, floor + 5); context.lineTo(middle + dx + 2.5, floor - 4); }
  }

  // A short piece is named by its month; a long one has a tick at each month or year that fits.
  ticks(piece, put) {
    const days = piece.to - piece.from, { scale } = this;
    if (days < 62) {
      put(CL.format((piece.from + piece.to) >> 1, { month: 'short', year: 'numeric' }), piece.x + piece.width / 2);
      return;
    }
    const months = scale.perDay * 30.4 > 60 ? 1 : scale.perDay * 91 > 60 ? 3 : 12, date = new Date(piece.from * 864e5);
    date.setUTCDate(1);
    while (date / 864e5 < piece.to) {
      const day = date / 864e5;
      if (day >= piece.from && date.getUTCMonth() % months === 0) {
        put(months === 12 ? String(date.getUTCFullYear()) : CL.format(day, { month: 'short', year: 'numeric' }), scale.x(day));
      }
      date.setUTCMonth(date.getUTCMonth() + 1);
    }
  }

  setView(view) {
    this.view = view;
    if (!this.scale) return;
    const centre = day => this.scale.x(day) + this.inset + Math.min(this.scale.perDay, this.scale.piece(day).width) / 2;
    const x = centre(view.day), width = this.element.clientWidth;
    this.cursor.style.transform = `translateX(${x}px)`;
    this.flag.textContent = CL.brief(view.day);
    const shift = Math.max(0, 34 - x) - Math.max(0, x - width + 34);
    this.flag.style.transform = `translateX(calc(-50% + ${shift}px))`;
    const from = view.window_days === null ? 0 : this.scale.x(Math.max(this.first, view.day - view.window_days + 1)) + this.inset;
    this.shade.style.transform = `translateX(${from}px)`;
    // Whole pixels: a width that stays costs no new layout.
    const wide = `${Math.max(0, Math.round(x - from))}px`;
    if (this.shade.style.width !== wide) this.shade.style.width = wide;
    this.shade.classList.toggle('open', view.window_days === null);
    this.known.hidden = view.known_on === null;
    if (view.known_on !== null) {
      this.known.style.transform = `translateX(${centre(Math.max(this.first, Math.min(this.last, view.known_on)))}px)`;
      this.known.firstChild.textContent = `known ${CL.brief(view.known_on)}`;
    }
    const other = view.compare && view.compare !== 'sides' ? CL.dayOf(view.compare) : null;
    this.then.hidden = other === null;
    if (other !== null) {
      const at = centre(Math.max(this.first, Math.min(this.last, other))), aside = Math.max(0, 66 - Math.abs(at - x - shift)) * (other < view.day ? -1 : 1);
      this.then.style.transform = `translateX(${at}px)`;
      this.then.firstChild.textContent = CL.brief(other);
      this.then.firstChild.style.left = `${1 + aside}px`;
    }
    this.say(this.cursor, this.first, this.last, view.day, CL.long(view.day));
    if (view.window_days !== null) this.say(this.edge, 1, this.last - this.first + 1, view.window_days, CL.plural(view.window_days, 'day'));
    if (view.known_on !== null) this.say(this.known, this.first, this.last, view.known_on, CL.long(view.known_on));
  }

  say(slider, least, most, now, text) {
    const said = { 'aria-valuemin': least, 'aria-valuemax': most, 'aria-valuenow': now, 'aria-valuetext': text };
    for (const [name, value] of Object.entries(said)) if (slider.getAttribute(name) !== String(value)) slider.setAttribute(name, value);
  }

  // Arrows and page keys move the handle that has the focus, not the day.
  ownKey(event, move) {
    const days = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 }[event.key];
    if (!days || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(days);
  }

  at(event) { return this.scale.day(event.clientX - this.element.getBoundingClientRect().left - this.inset); }

  grab(event) {
    this.held = event.target.closest('.cl-known') ? 'known' : event.target.closest('.cl-edge') ? 'window' : 'day';
    this.element.setPointerCapture(event.pointerId);
    (this.held === 'known' ? this.known : this.held === 'window' ? this.edge : this.cursor).focus({ preventScroll: true });
    event.preventDefault();
    this.drag(event);
  }

  drag(event) {
    if (!this.held) return;
    const day = this.at(event);
    if (this.held === 'known') this.change({ known_on: day });
    else if (this.held === 'window') this.change({ window_days: Math.max(1, this.view.day - day + 1) });
    else this.change({ day });
  }

  release() { this.held = null; }

  wheel(event) {
    event.preventDefault();
    this.rolled = (this.rolled || 0) + (Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY);
    const steps = Math.trunc(this.rolled / 40);
    if (!steps) return;
    this.rolled -= steps * 40;
    this.step(steps);
  }

  step(days) { this.change({ day: Math.max(this.first, Math.min(this.last, this.view.day + days)) }); }

  // To the next or the previous day on which something is first seen.
  hop(direction, days = this.days) {
    const { day } = this.view, next = direction > 0 ? days.find(d => d > day) : days.filter(d => d < day).pop();
    if (next !== undefined) this.change({ day: next });
  }
};
