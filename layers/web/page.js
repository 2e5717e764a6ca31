// The page: lays out the parts, holds the one view they all show, and says when it has settled.
'use strict';

CL.SETTLE_MS = 350;
CL.CLOCKS = ['day', 'known_on', 'window_days'];
CL.FILTERS = ['sides', 'kinds', 'claimant_kinds', 'claimants', 'publishers', 'certainty', 'background', 'words', 'bbox', 'hits'];

CL.App = class {
  constructor(map, ground) {
    this.view = { ...CL.emptyView, hits: null };
    this.ground = ground;
    this.timebar = new CL.TimeBar(patch => this.set(patch));
    this.track = this.timebar.track;
    this.panel = new CL.Panel((patch, how) => this.set(patch, how));
    this.legend = new CL.Legend();
    this.finder = new CL.Finder(this);
    this.panel.clear = () => this.finder.clear();
    this.compare = new CL.Compare(this);
    this.panel.element.prepend(this.compare.element);
    this.build(map.getContainer());
    Object.assign(map.options, CL.MAP_OPTIONS);
    // Arrows move the date; the map is moved by other keys, from wherever one is, and is no stop on the way.
    map.keyboard.disable();
    map.getContainer().removeAttribute('tabindex');
    this.others = [];
    this.pane = new CL.Pane(map, this, ground);
    map.on('moveend', () => this.moved());
    this.pane.layer.on('drawn', () => this.legend.update(this.pane.layer));
    this.timebar.placeDays = () => this.panel.place === null ? this.track.days : this.panel.strip.days;
    document.addEventListener('keydown', event => this.key(event));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.repaint());
  }

  build(mapElement) {
    this.date = CL.el('h1.cl-date');
    this.live = CL.el('div.cl-live', { 'aria-live': 'polite', role: 'status' });
    this.actions = CL.el('div.cl-actions');
    this.paneName = CL.el('div.cl-pane-name');
    this.mapBox = CL.el('main.cl-map', { 'aria-label': 'Map' }, mapElement, this.legend.element, this.finder.element);
    mapElement.append(this.paneName);
    const tool = (what, text, act) => CL.button([CL.icon(what), CL.el('span', {}, text)], act, { 'data-what': what }, 'cl-tool');
    const drawer = what => () => this.finder.toggle(what);
    this.rail = CL.el('nav.cl-rail', { 'aria-label': 'Tools' }, tool('filter', 'Find', drawer('filter')), tool('layers', 'Layers', drawer('layers')),
      tool('compare', 'Compare', () => this.compare.toggle()), tool('table', 'Table', () => CL.openTable(this)), tool('gaps', 'Not placed', CL.openGaps),
      this.addTool = tool('add', 'Add', () => CL.source.ask('add')), tool('about', 'About', CL.openAbout), tool('theme', 'Theme', () => this.flip()));
    // Until there are claims there is nothing to press.
    document.body.append(this.whole = CL.el('div.cl-page', { inert: true }, CL.el('header.cl-head', {},
      CL.el('div.cl-brand', {}, CL.el('strong', {}, 'Claimline'), CL.el('span', {}, 'who claims what, where and when')), this.date, this.actions),
    this.rail, this.mapBox, this.timebar.element, this.panel.element, this.live));
  }

  // The map goes on without its server; what is asked for waits, and the reader is told why.
  setAway(away) {
    this.panel.setAway(away);
    if (this.panel.place === null) CL.toast(away ? 'The server cannot be reached. What you asked for comes when it is back.' : 'The server is back.');
  }

  // A view from a file: everything that is not said in it goes back to how it was at first.
  restore({ query, words }) {
    const { theme, compare, off } = this.view;
    this.set({ ...CL.emptyView, theme, compare, off, ...CL.fromQuery(query, CL.emptyView), hits: null });
    this.place();
    if (this.view.words) this.finder.find(this.view.words);
    CL.toast(words);
  }

  // What the address says of the page itself: its theme, and the layers that are off.
  wear() {
    const { theme, off } = this.view;
    if (theme === 'dark' || theme === 'light') { document.documentElement.dataset.theme = theme; this.repaint(); }
    for (const name of off) if (Object.hasOwn(CL.layers, name) && name !== 'tiles') CL.layers[name] = false;
  }

  setOthers(layers) {
    this.others = layers;
    for (const pane of [this.pane, this.compare.pane]) if (pane) pane.others.setLayers(layers, pane.map);
    this.finder.draw();
  }

  showOther(source, on) {
    if (on) CL.hiddenOthers.delete(source); else CL.hiddenOthers.add(source);
    this.setOthers(this.others);
  }

  // Called with every new set of columns; the view is kept, filters are laid over the new data.
  load(data) {
    const first = !this.data;
    this.data = data;
    // Hits are rows of the data they were found in.
    this.view.hits = null;
    data.filter(this.view);
    this.pane.layer.setData(data);
    this.panel.setData(data);
    this.track.reset();
    this.track.setData(data);
    if (this.view.day === null) this.view.day = this.track.last;
    this.whole.inert = false;
    if (first) this.place();
    if (first) this.compare.resume(this.view.compare);
    if (this.view.words && !this.view.hits) this.finder.find(this.view.words);
    this.finder.draw();
    this.draw();
    document.body.dataset.ready = data.version;
  }

  place() {
    const { view, pane } = this;
    pane.map.invalidateSize({ pan: false });
    this.placed = true;
    if (view.lon !== null && view.lat !== null) pane.map.setView([view.lat, view.lon], view.zoom ?? 8, { animate: false });
    else pane.fit(this.data, view);
  }

  set(patch, how) {
    this.view = { ...this.view, ...patch };
    if (this.data && CL.FILTERS.some(field => field in patch)) {
      this.data.filter(this.view);
      this.track.setData(this.data);
      this.finder.draw();
    }
    if (how === 'look' || (how === 'click' && innerWidth < 760)) this.look();
    // The first step of a frame is drawn at once, so that the frame has only to show it; what comes after waits for it.
    const step = Object.keys(patch).every(field => CL.CLOCKS.includes(field));
    if (this.frame || !step) this.stale = true;
    if (!this.frame) this.frame = requestAnimationFrame(() => { this.frame = 0; if (this.stale) this.draw(); });
    if (!this.stale) this.draw();
    this.settleSoon();
  }

  draw() {
    this.stale = false;
    if (!this.data) return;
    const { view } = this;
    const [data, shown] = this.compare.update(view, this.data);
    this.pane.setDay(shown.day);
    this.pane.layer.setData(data).setView(shown);
    this.timebar.setView(view);
    this.panel.update(view, this.track);
    const text = innerWidth < 760 ? CL.medium(view.day) : CL.long(view.day);
    if (this.date.textContent !== text) this.date.textContent = text;
    const { claims, places } = this.pane.layer.shown;
    const counted = [claims && CL.plural(claims, 'claim'), places && CL.plural(places, 'place')].filter(Boolean).join(' at ');
    const status = `${counted || 'no claims'} in view`;
    if (this.timebar.status.textContent !== status) this.timebar.status.textContent = status;
    const count = CL.filterCount(view);
    if (count !== this.count) { this.count = count; this.rail.firstChild.dataset.count = count || ''; }
  }

  redraw() { if (this.pane && this.data) { this.pane.redraw(); this.draw(); } }

  // Bring the chosen place into view, if it is not.
  look() {
    const place = this.data.places[this.data.placeIndex.get(this.view.selected)], { map } = this.pane;
    if (!place) return;
    // On a phone the panel lies over the lower part of the map.
    const size = map.getSize(), over = innerWidth < 760 ? size.y * 0.62 : 0, at = map.latLngToContainerPoint([place.lat, place.lon]);
    const seen = at.x > 40 && at.y > 40 && at.x < size.x - 40 && at.y < size.y - over - 40;
    if (!seen) map.panBy([at.x - size.x / 2, at.y - (size.y - over) / 2], { animate: !CL.still() });
  }

  moved() {
    if (!this.placed) return;
    const { lat, lng } = this.pane.map.getCenter();
    Object.assign(this.view, { lat, lon: lng, zoom: this.pane.map.getZoom() });
    this.settleSoon();
    if (this.data) this.draw();
  }

  settleSoon() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settle(), CL.SETTLE_MS);
  }

  settle() {
    if (!this.data) return;
    const places = this.pane.layer.shown.places, contested = (this.pane.layer.shown.marks || []).filter(m => m.contested).length;
    this.live.textContent = `${CL.long(this.view.day)}. ${this.timebar.status.textContent}${places && contested ? `, ${contested} contested` : ''}.`;
    if (this.settled && !this.timebar.timer && !this.track.held) this.settled(CL.toQuery(this.view));
  }

  setLayer(name, on) {
    CL.layers[name] = on;
    this.set({ off: Object.keys(CL.layers).filter(key => key !== 'tiles' && !CL.layers[key]) });
    this.redraw();
    if (this.compare.pane) this.compare.pane.redraw();
  }

  flip() {
    document.documentElement.dataset.theme = CL.dark() ? 'light' : 'dark';
    this.set({ theme: document.documentElement.dataset.theme });
    this.repaint();
  }

  repaint() { CL.palette = null; CL.theme(); this.legend.key = null; this.track.paint(); this.redraw(); }

  key(event) {
    if (!this.data || event.target.closest('input, textarea, select, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
    const { map } = this.pane, pan = (x, y) => () => map.panBy([x, y], { animate: !CL.still() });
    const acts = { '+': () => map.zoomIn(), '=': () => map.zoomIn(), '-': () => map.zoomOut(), w: pan(0, -120), s: pan(0, 120), a: pan(-120, 0), d: pan(120, 0),
      '/': () => { this.finder.element.hidden = true; this.finder.toggle('filter'); }, Escape: () => this.finder.element.hidden ? this.set({ selected: null }) : this.finder.toggle(this.finder.what) };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }

  boxInView() {
    const b = this.pane.map.getBounds();
    return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
  }

  // The next drag on the map draws the area that claims must lie in.
  drawArea() {
    const { map } = this.pane;
    CL.toast('Drag a rectangle on the map.');
    map.dragging.disable();
    map.once('mousedown', ({ latlng }) => {
      const box = L.rectangle([latlng, latlng], { className: 'cl-area' }).addTo(map), grow = event => box.setBounds([latlng, event.latlng]);
      map.on('mousemove', grow);
      map.once('mouseup', () => {
        map.off('mousemove', grow);
        map.dragging.enable();
        const b = box.getBounds();
        box.remove();
        this.set({ bbox: [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()] });
      });
    });
  }
};

CL.layers = { marks: true, lines: true, areas: true, deeds: true, halos: true, ground: true, tiles: false };
CL.still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
CL.dark = () => (document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
CL.theme = () => {
  if (!CL.palette) {
    const dark = CL.dark();
    CL.palette = CL.STYLE.palettes[dark ? 'dark' : 'light'];
    document.documentElement.classList.toggle('dark', dark);
    for (const [name, value] of Object.entries(CL.palette)) document.documentElement.style.setProperty(`--${name.replace('_', '-')}`, value);
  }
  return CL.palette;
};
