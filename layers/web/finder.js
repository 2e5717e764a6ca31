// Finding: filters, search, an area drawn on the map; and the switches of the layers.
'use strict';

CL.Finder = class {
  constructor(app) {
    this.app = app;
    this.search = CL.el('input', { type: 'search', placeholder: 'Search claims, people, places', 'aria-label': 'Search',
      onkeydown: event => { if (event.key === 'Enter') this.find(this.search.value); }, onsearch: () => this.find(this.search.value) });
    this.body = CL.el('div.cl-finder-body');
    this.element = CL.el('section.cl-drawer', { 'aria-label': 'Filters', hidden: true }, this.body);
  }

  toggle(what) {
    const open = this.element.hidden || this.what !== what, within = this.element.contains(document.activeElement);
    this.what = what;
    this.element.hidden = !open;
    this.app.rail.querySelectorAll('[data-what]').forEach(b => b.setAttribute('aria-expanded', String(open && b.dataset.what === what)));
    if (open) this.draw();
    if (!open && within) this.app.rail.querySelector(`[data-what=${what}]`).focus({ preventScroll: true });
    if (open) this.element.querySelector('input').focus({ preventScroll: true });
  }

  draw() {
    if (this.element.hidden) return;
    CL.renew(this.body, ...(this.what === 'layers' ? this.layers() : this.filters()));
  }

  filters() {
    const { app } = this, { view, data } = app, change = patch => { app.set(patch); };
    const count = column => { const n = {}; for (let i = 0; i < data.n; i++) { const key = column(i); n[key] = (n[key] || 0) + 1; } return n; };
    this.search.value = view.words;
    const certain = [['', 'any certainty'], ['stated', 'stated only'], ['hedged', 'hedged only']];
    return [
      CL.el('header', {}, CL.el('h2', {}, 'Find'), CL.filterCount(view) ? CL.button('clear all', () => this.clear(), {}, 'cl-link') : '',
        CL.button(CL.icon('close'), () => this.toggle('filter'), { 'aria-label': 'Close' }, 'cl-bare')),
      CL.el('div.cl-searchbox', {}, CL.icon('search'), this.search),
      this.chips('Who says it', 'sides', CL.SIDES, CL.SIDE_NAMES, count(i => CL.SIDES[data.side(i)])),
      this.chips('What', 'kinds', CL.KINDS, CL.KIND_NAMES, count(i => CL.KINDS[data.kind(i)])),
      this.chips('Sort of source', 'claimant_kinds', CL.VOICES, {}, count(i => CL.VOICES[data.voice(i)])),
      this.names('Claimant', 'claimants', data.claimants.map(c => c.name), count(i => data.claimants[data.claimant[i]].name)),
      this.names('Publisher', 'publishers', data.publishers, count(i => data.publishers[data.publisher[i]])),
      CL.el('div.cl-pair', {}, CL.select('Certainty', certain, view.certainty || '', value => change({ certainty: value || null })),
        CL.select('Silence', [['', 'any silence'], [7, 'silent 7 days'], [30, 'silent 30 days'], [180, 'silent 180 days']],
          String(view.silent_days ?? ''), value => change({ silent_days: value ? Number(value) : null }))),
      this.check('contested places only', view.contested_only, on => change({ contested_only: on })),
      this.check('background (history told as context)', view.background, on => change({ background: on })),
      CL.button([CL.icon('area'), view.bbox ? ' remove the area' : ' draw an area on the map'], () => (view.bbox ? change({ bbox: null }) : app.drawArea()), { 'aria-pressed': String(Boolean(view.bbox)) }, 'cl-quiet'),
      view.bbox ? '' : CL.button('only what is in view now', () => change({ bbox: app.boxInView() }), {}, 'cl-quiet'),
    ];
  }

  chips(title, field, values, names, counts) {
    const { app } = this, chosen = app.view[field];
    return CL.el('fieldset', {}, CL.el('legend', {}, title), values.filter(value => counts[value]).map(value => {
      const on = chosen.includes(value);
      return CL.button([`${names[value] || value} `, CL.el('small', {}, counts[value].toLocaleString('en'))],
        () => app.set({ [field]: on ? chosen.filter(v => v !== value) : [...chosen, value] }), { 'aria-pressed': String(on) }, `cl-chip.by-${value}`);
    }));
  }

  // Long lists of names: the most frequent are offered, any can be typed.
  names(title, field, all, counts) {
    const { app } = this, chosen = app.view[field], id = `cl-${field}`;
    const names = [...new Set(all)].filter(Boolean).sort((a, b) => counts[b] - counts[a]).slice(0, 400);
    const input = CL.el('input', { list: id, placeholder: `any ${title.toLowerCase()}`, 'aria-label': title, onchange: () => {
      if (names.includes(input.value)) app.set({ [field]: [...new Set([...chosen, input.value])] });
    } });
    return CL.el('fieldset', {}, CL.el('legend', {}, title), chosen.map(name => CL.button(`${name} ×`,
      () => app.set({ [field]: chosen.filter(v => v !== name) }), { 'aria-label': `Remove ${name}` }, 'cl-chip.on')), input,
    CL.el('datalist', { id }, names.map(name => CL.el('option', { value: name }))));
  }

  check(text, on, change) {
    return CL.el('label.cl-check', {}, CL.el('input', { type: 'checkbox', checked: on, onchange: event => change(event.target.checked) }), text);
  }

  find(words) {
    const { app } = this, text = words.trim();
    if (!text) { app.set({ words: '', hits: null }); return; }
    CL.source.search(app.data.version, text).then(rows => {
      app.set({ words: text, hits: rows });
      CL.toast(`${CL.plural(rows.length, 'claim')} with “${text}”`);
    }).catch(error => CL.toast(error.message));
  }

  clear() {
    const { sides, kinds, claimant_kinds: voices, claimants, publishers, certainty, background, words, contested_only: contested, silent_days: silent, bbox } = CL.emptyView;
    this.app.set({ sides, kinds, claimant_kinds: voices, claimants, publishers, certainty, background, words, contested_only: contested, silent_days: silent, bbox, hits: null });
  }

  layers() {
    const { app } = this, named = { marks: 'claims at places', lines: 'rivers and banks', areas: 'areas', deeds: 'attacks, advances and other deeds', halos: 'where it may be (halos)', ground: 'ground: borders, rivers, towns', tiles: 'street map from openstreetmap.org (asks the network)' };
    return [CL.el('header', {}, CL.el('h2', {}, 'Layers'), CL.button(CL.icon('close'), () => this.toggle('layers'), { 'aria-label': 'Close' }, 'cl-bare')),
      ...Object.entries(named).map(([key, text]) => this.check(text, CL.layers[key], on => app.setLayer(key, on))),
      ...[...new Set(app.others.map(one => one.source))].map(source => this.check(`layer by ${source}`, !CL.hiddenOthers.has(source), on => app.showOther(source, on))),
      CL.el('p.cl-hint', {}, 'The ground is drawn from data that came with the program; nothing is fetched unless the street map is switched on.')];
  }
};
