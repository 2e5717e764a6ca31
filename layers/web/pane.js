// One map with its ground and its claims; comparing puts a second one beside it.
'use strict';

CL.MAP_OPTIONS = { zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 110, minZoom: 4, maxZoom: 14, keyboard: false, worldCopyJump: false };

CL.Pane = class {
  constructor(map, app, ground) {
    this.map = map;
    this.app = app;
    map.createPane('ground').style.zIndex = 250;
    map.createPane('claims').style.zIndex = 450;
    map.createPane('others').style.zIndex = 350;
    this.tip = CL.el('div.cl-tip', { hidden: true });
    this.credits = CL.el('div.cl-credits', { hidden: true });
    map.getContainer().append(this.tip, this.credits);
    this.base = new CL.Basemap(ground).addTo(map);
    this.others = new CL.Others({ credits: this.credits });
    this.others.setLayers(app.others, map);
    this.layer = new CL.ClaimLayer({ base: this.base }).addTo(map);
    map.on('click', event => this.click(event)).on('mousemove', event => this.hover(event)).on('mouseout', () => this.hide());
    L.control.scale({ position: 'bottomright', imperial: false }).addTo(map);
    if (map.attributionControl) map.attributionControl.setPrefix(false);
    this.street();
  }

  click({ containerPoint }) {
    const place = this.layer.pick(containerPoint);
    this.hide();
    this.app.set({ selected: place === null ? null : this.app.data.places[place].id }, 'click');
  }

  hover({ containerPoint }) {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.show(containerPoint); });
  }

  show(at) {
    const { layer, map } = this, place = layer.data && !matchMedia('(hover: none)').matches ? layer.pick(at) : null;
    this.glow(place);
    map.getContainer().style.cursor = place === null ? '' : 'pointer';
    if (place === null) { this.tip.hidden = true; return; }
    const on = CL.placeOn(layer.data, place, layer.clock, layer.view);
    if (!on) { this.tip.hidden = true; return; }
    this.tip.hidden = false;
    this.tip.textContent = CL.sentence(layer.data, on);
    const left = at.x > map.getSize().x / 2;
    this.tip.style.transform = `translate(${at.x + (left ? -14 : 14)}px, ${at.y + 14}px)${left ? ' translateX(-100%)' : ''}`;
  }

  // An area is tinted while the pointer rests on its name.
  glow(place) {
    const { layer } = this, area = place !== null && layer.data.places[place].feature === 'area' ? place : null;
    if (area === (layer.hovered ?? null)) return;
    layer.hovered = area;
    layer.draw();
  }

  hide() {
    this.tip.hidden = true;
    if (this.layer.data) this.glow(null);
  }

  // The street map is asked for only when its layer is switched on; a tile that does not come leaves the paper bare.
  street() {
    const { map } = this;
    if (CL.layers.tiles && !this.tiles) {
      this.tiles = L.tileLayer('https://tile.openstreetmap.org/{z}/{x}/{y}.png', { maxZoom: 19, className: 'cl-tiles', attribution: '© OpenStreetMap contributors' });
      this.tiles.once('tileerror', () => CL.toast('The street map cannot be reached; the built-in ground stays.'));
      this.tiles.addTo(map);
    } else if (!CL.layers.tiles && this.tiles) {
      this.tiles.remove();
      this.tiles = null;
    }
  }

  setDay(day) {
    this.base.setDay(day);
    this.others.setDay(day);
  }

  redraw() {
    this.street();
    this.base.draw();
    this.others.redraw();
    this.layer.draw();
  }

  // The front, not the far-off places that an article also names: what lies round the middle claim.
  fit(data, view) {
    const places = data.places.length > 3000 ? data.places : CL.placesOn(data, view).map(on => data.places[on.place]);
    const middle = column => column.slice().sort((a, b) => a - b)[column.length >> 1], lon = middle(data.lon), lat = middle(data.lat);
    const points = places.filter(place => place.feature === 'point' && Math.abs(place.lon - lon) < 4 && Math.abs(place.lat - lat) < 2.5)
      .map(place => [place.lat, place.lon]);
    if (points.length) this.map.fitBounds(L.latLngBounds(points), { padding: [70, 70], maxZoom: 9.5, animate: false });
  }
};
