// Two days, or the two sides, side by side in linked maps; and in words what changed between two days.
'use strict';

CL.Compare = class {
  constructor(app) {
    this.app = app;
    this.mode = '';
    this.list = CL.el('div', {});
    this.element = CL.el('section.cl-compare', { hidden: true, 'aria-label': 'Compare' });
  }

  toggle() { if (this.mode) this.stop(); else this.start('days', this.day ?? this.dayBefore()); }

  // "sides", or the other day: how the address writes it.
  resume(text) {
    const day = CL.codec.day.read(text || '');
    if (text === 'sides') this.start('sides', this.dayBefore()); else if (day !== undefined) this.start('days', day);
  }

  controls() {
    const { app } = this;
    const day = CL.el('input', { type: 'date', value: CL.iso(this.day ?? app.track.first), 'aria-label': 'The other day',
      onchange: event => { if (event.target.value) this.start('days', CL.dayOf(event.target.value)); } });
    const modes = [['days', 'two days'], ['sides', 'the two sides']].map(([mode, text]) => CL.button(text,
      () => this.start(mode, this.day ?? this.dayBefore()), { 'aria-pressed': String(this.mode === mode) }, 'cl-chip'));
    return [CL.el('header', {}, CL.el('h2', {}, 'Compare'), CL.button(CL.icon('close'), () => this.stop(), { 'aria-label': 'Stop comparing' }, 'cl-bare')),
      CL.el('div.cl-state', {}, ...modes, this.mode === 'days' ? CL.el('label.cl-other', {}, 'left ', day) : ''), this.list];
  }

  dayBefore() { const { track, view } = this.app; return Math.max(track.first, view.day - 30); }

  start(mode, day) {
    const { app } = this;
    this.mode = mode;
    this.day = day;
    this.key = null;
    app.set({ compare: mode === 'sides' ? 'sides' : CL.iso(day) });
    app.legend.element.open = false;
    this.show(true);
    const { map: main } = app.pane, centre = main.getCenter(), zoom = main.getZoom();
    app.mapBox.classList.add('two');
    if (!this.pane) {
      const box = CL.el('div.cl-second');
      app.mapBox.prepend(box);
      this.name = CL.el('div.cl-pane-name');
      box.append(this.name);
      const map = L.map(box, { ...CL.MAP_OPTIONS, zoomControl: false, attributionControl: false }).setView(centre, zoom);
      this.pane = new CL.Pane(map, app, app.ground);
      this.link(map, main);
    }
    // Half the room, the same middle.
    for (const map of [main, this.pane.map]) map.invalidateSize({ pan: false }).setView(centre, zoom, { animate: false });
    this.update(app.view, app.data);
    app.redraw();
  }

  show(on) {
    this.element.hidden = !on;
    CL.renew(this.element, ...(on ? this.controls() : []));
    this.app.panel.element.classList.toggle('comparing', on);
    this.app.panel.element.classList.toggle('days', this.mode === 'days');
    this.app.rail.querySelector('[data-what=compare]').setAttribute('aria-expanded', String(on));
  }

  stop() {
    this.mode = '';
    this.app.set({ compare: null });
    this.show(false);
    this.app.mapBox.classList.remove('two');
    if (this.pane) { this.untie(); this.pane.map.stop().remove(); this.pane = null; this.app.mapBox.querySelector('.cl-second').remove(); }
    const { map } = this.app.pane, centre = map.getCenter();
    map.invalidateSize({ pan: false }).setView(centre, map.getZoom(), { animate: false });
    this.app.redraw();
  }

  link(a, b) {
    const follow = (from, to) => () => {
      if (this.moving) return;
      this.moving = true;
      to.setView(from.getCenter(), from.getZoom(), { animate: false });
      this.moving = false;
    };
    const there = follow(a, b), back = follow(b, a);
    a.on('move', there);
    b.on('move', back);
    this.untie = () => { a.off('move', there); b.off('move', back); };
  }

  // What each pane shows; a second mask lies over the same columns, nothing is copied.
  update(view, data) {
    if (!this.pane) return [data, view];
    const by = side => {
      const masked = Object.create(data), filtered = { ...view, sides: [side] };
      masked.filter(filtered);
      return [masked, filtered];
    };
    const [left, leftView] = this.mode === 'sides' ? by('ukraine') : [data, { ...view, day: this.day }];
    const [right, rightView] = this.mode === 'sides' ? by('russia') : [data, view];
    this.name.textContent = this.mode === 'sides' ? 'Ukrainian sources' : CL.long(this.day);
    this.app.paneName.textContent = this.mode === 'sides' ? 'Russian sources' : CL.long(view.day);
    this.pane.setDay(leftView.day);
    this.pane.layer.setData(left).setView(leftView);
    if (this.mode === 'days') this.changes(data, leftView, view);
    else this.list.replaceChildren(CL.el('p.cl-hint', {}, 'Left: what Ukrainian sources say. Right: what Russian sources say. The maps move together.'));
    return [right, rightView];
  }

  changes(data, before, after) {
    const key = `${before.day}|${after.day}|${after.window_days}|${after.known_on}|${JSON.stringify(CL.filtersOf(after))}|${data.version}`;
    if (this.key === key && this.list.firstChild || data.places.length > 2000) return;
    this.key = key;
    const [first, second] = before.day <= after.day ? [before, after] : [after, before];
    const then = new Map(CL.placesOn(data, first).map(on => [on.place, on])), lines = [];
    for (const on of CL.placesOn(data, second)) {
      const text = CL.changed(data, then.get(on.place), on);
      if (text) lines.push([on, text]);
    }
    this.list.replaceChildren(CL.el('h3', {}, `Changed from ${CL.short(first.day)} to ${CL.short(second.day)}`),
      lines.length ? CL.el('ul.cl-changes', {}, lines.map(([on, text]) => CL.el('li', {},
        CL.button(data.places[on.place].name, () => this.app.set({ selected: data.places[on.place].id }, 'look'), {}, 'cl-link'), ` ${text}`))) : CL.el('p', {}, 'Nothing.'));
  }
};

CL.changed = (data, before, after) => {
  const held = on => CL.SIDES.map((_, side) => (on ? on.standing : []).filter(s => s.side === side).reduce((all, s) => all | s.holders, 0));
  const was = held(before), is = held(after), told = [];
  CL.SIDES.forEach((side, n) => {
    if (was[n] === is[n]) return;
    told.push(`${CL.SIDE_WORDS[side]} sources: ${was[n] ? CL.holdersInWords(was[n]) : 'silent'} → ${is[n] ? CL.holdersInWords(is[n]) : 'silent'}`);
  });
  if (after.contested && !(before && before.contested)) told.push('now contested');
  if (before && before.contested && !after.contested) told.push('no longer contested');
  const more = after.seen.filter(i => !before || !before.seen.includes(i)).length;
  if (more) told.push(`+${CL.plural(more, 'claim')}`);
  return told.join('; ');
};
