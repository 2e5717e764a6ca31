// The ground without a network: borders, waters and towns from the page's own data, as calm as paper.
'use strict';

CL.Basemap = CL.CanvasLayer.extend({
  options: { pane: 'ground', seldom: true },

  // ground: { countries, oblasts: [{name, lon, lat, chains}], rivers: [{name, chains, rank}], waters, built, towns }
  initialize(ground, options) { L.setOptions(this, options); this.ground = ground; },

  draw() {
    this.clear();
    if (CL.layers.ground) this.drawGround();
    this.handOver();
  },

  drawGround() {
    const { context } = this, colours = CL.theme(), zoom = this.zoom;
    context.lineJoin = context.lineCap = 'round';
    if (!CL.layers.tiles) {
      this.graticule();
      if (zoom >= 9.5) this.builtUp();
      for (const area of this.ground.waters) if (this.full(area)) this.area(area, colours.water);
      this.drawRivers(zoom);
    }
    this.lines(this.ground.oblasts, colours.border, zoom < 7 ? 0.7 : 1, [1, 0]);
    const [coasts, borders] = [true, false].map(wet => this.ground.countries.filter(row => row.name.startsWith('coast') === wet));
    this.lines(coasts, colours.water, zoom < 7 ? 1.2 : 1.8, [1, 0]);
    this.lines(borders, colours.frontier, zoom < 7 ? 1.2 : 1.7, [9, 4, 2, 4]);
    this.towns = this.townsInView();
    if (this.named) this.drawLabels(context, new CL.Boxes(), new Set());
  },

  builtUp() {
    this.context.globalAlpha = 0.28;
    for (const area of this.ground.built || []) this.area(area, CL.theme().border);
    this.context.globalAlpha = 1;
  },

  // Two reservoirs ran dry in these years, and the map of a day shows the water of that day.
  full({ from, until }) { return !this.day || ((!from || from <= this.day) && (!until || this.day <= until)); },

  setDay(day) {
    const shore = when => { this.day = when; return this.ground.waters.filter(area => this.full(area)).length; };
    if (shore(this.day) !== shore(CL.iso(day))) this.draw();
  },

  keepNames(named) {
    if (this.named === named) return;
    this.named = named;
    this.draw();
  },

  drawRivers(zoom) {
    const { context } = this, colours = CL.theme(), width = Math.max(0.9, Math.min(5, (zoom - 4) * 0.75));
    for (const { chains, rank } of this.ground.rivers) {
      if (rank > zoom - 2.5) continue;
      context.lineWidth = rank <= 2 ? width * 1.35 : width;
      context.strokeStyle = colours.water;
      context.beginPath();
      for (const chain of chains) this.bend(chain);
      context.stroke();
    }
  },

  area({ chains }, style) {
    this.context.beginPath();
    for (const chain of chains) this.bend(chain);
    this.context.fillStyle = style;
    this.context.fill('evenodd');
  },

  lines(features, style, width, dash) {
    const { context } = this;
    context.strokeStyle = style;
    context.lineWidth = width;
    context.setLineDash(dash[1] ? dash : []);
    for (const { chains } of features) {
      context.beginPath();
      for (const chain of chains) this.bend(chain);
      context.stroke();
    }
    context.setLineDash([]);
  },

  // A faint net of degrees: scale and direction where the ground has little else to say.
  graticule() {
    const { context, width, height } = this, step = this.zoom < 6 ? 5 : this.zoom < 9 ? 1 : this.zoom < 11 ? 0.25 : 0.05;
    const bounds = this.map.getBounds().pad(CL.MARGIN);
    context.strokeStyle = CL.theme().graticule;
    context.lineWidth = 0.6;
    context.beginPath();
    for (let lon = Math.ceil(bounds.getWest() / step) * step; lon < bounds.getEast(); lon += step) {
      const [x] = this.point(lon, 0);
      context.moveTo(x, 0);
      context.lineTo(x, height);
    }
    for (let lat = Math.ceil(bounds.getSouth() / step) * step; lat < bounds.getNorth(); lat += step) {
      const [, y] = this.point(0, lat);
      context.moveTo(0, y);
      context.lineTo(width, y);
    }
    context.stroke();
  },

  townsInView() {
    const most = [5.5, 6.5, 7.5, 8.5, 10].filter(zoom => this.zoom >= zoom).length + 1;
    return this.ground.towns.filter(t => t.rank <= most).map(t => {
      const [x, y] = this.point(t.lon, t.lat);
      return { ...t, x, y };
    }).filter(t => t.x > 0 && t.y > 0 && t.x < this.width && t.y < this.height);
  },

  // A town's dot is drawn with its name alone: a dot without one says nothing, and might be taken for a claim's.
  drawTown(context, { x, y, rank }) {
    const colours = CL.theme(), r = rank <= 1 ? 3.2 : rank <= 2 ? 2.7 : 2.1, half = 5, ratio = Math.min(window.devicePixelRatio || 1, 3);
    const { bitmap } = CL.sprite(`town${r}`, half, ratio, pen => {
      pen.beginPath();
      pen.arc(0, 0, r, 0, 7);
      pen.fillStyle = rank <= 2 ? colours.muted : colours.paper;
      pen.strokeStyle = colours.muted;
      pen.lineWidth = 1.1;
      pen.fill();
      pen.stroke();
    });
    context.drawImage(bitmap, Math.round(x) - half, Math.round(y) - half, 2 * half, 2 * half);
  },

  // Called by the claim layer, which owns the last word on where names go; both canvases lie on the same corner.
  drawLabels(context, boxes, named, layer) {
    if (!CL.layers.ground || !this.towns) return;
    // Names keep clear of the greater towns, whether or not those find room for their own.
    const great = new Set(this.towns.filter(({ rank, name, x, y }) => rank <= 2 && !named.has(name) && boxes.free(x - 4, y - 4, 8, 8)));
    for (const { x, y } of great) boxes.take(x - 4, y - 4, 8, 8);
    this.oblastNames(context, boxes, named);
    for (const town of this.towns) {
      const { name, x, y, rank } = town;
      if (named.has(name) || (rank > 2 ? !boxes.free(x - 4, y - 4, 8, 8) : !great.has(town))) continue;
      const size = rank <= 1 ? 13 : rank <= 2 ? 12 : 11, quiet = rank > 5 && this.zoom < 11;
      context.font = `${rank <= 1 ? 600 : 400} ${size}px ${CL.FONT}`;
      const w = CL.textWidth(context, name) + 4, h = size + 2;
      const spot = [[x + 5, y - h / 2], [x - 5 - w, y - h / 2], [x - w / 2, y + 4], [x - w / 2, y - 4 - h], [x + 3, y + 1], [x + 3, y - 1 - h], [x - 3 - w, y + 1], [x - 3 - w, y - 1 - h]]
        .find(([left, top]) => boxes.free(left, top, w, h));
      if (!spot) continue;
      if (rank > 2) boxes.take(x - 4, y - 4, 8, 8);
      this.drawTown(context, town);
      boxes.take(spot[0], spot[1], w, h);
      CL.write(context, name, spot[0] + 2, spot[1] + h / 2, CL.theme()[quiet ? 'faint' : 'muted'], 'left');
    }
    for (const river of this.ground.rivers) if (river.rank <= this.zoom - 3.5) this.riverName(context, boxes, river, named);
  },

  oblastNames(context, boxes, named) {
    if (this.zoom < 5.5 || this.zoom > 10.5) return;
    context.font = `600 10.5px ${CL.FONT}`;
    for (const { name, lon, lat } of this.ground.oblasts) {
      if (named.has(name)) continue;
      const text = name.toUpperCase(), [x, y] = this.point(lon, lat), w = CL.textWidth(context, text) + 20;
      if (!boxes.free(x - w / 2, y - 7, w, 14)) continue;
      boxes.take(x - w / 2, y - 7, w, 14);
      CL.write(context, text, x, y, CL.theme().faint, 'center');
    }
  },

  // Once, on the straightest stretch in view, turned along the water.
  riverName(context, boxes, { name, chains }, named) {
    if (!name || named.has(name)) return;
    context.font = `italic 500 11.5px ${CL.SERIF}`;
    const w = CL.textWidth(context, name) + 8, reach = w * 0.6;
    let best = null;
    for (const chain of chains) {
      const points = chain.map(([lon, lat]) => this.point(lon, lat));
      for (let n = 0; n < points.length; n++) {
        const [x, y] = points[n];
        if (x < this.width * 0.2 || y < this.height * 0.2 || x > this.width * 0.8 || y > this.height * 0.8) continue;
        let m = n, along = 0;
        while (m + 1 < points.length && along < reach) { along += CL.gap(points[m], points[m + 1]); m++; }
        if (along < reach) break;
        const straight = CL.gap(points[n], points[m]) / along, angle = Math.atan2(points[m][1] - y, points[m][0] - x);
        const cx = (x + points[m][0]) / 2, cy = (y + points[m][1]) / 2, turned = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
        // What the turned name covers: its length along the water, its height and its distance from it across.
        const wide = turned[0] * w + turned[1] * 30, high = turned[1] * w + turned[0] * 30;
        const box = [cx - wide / 2, cy - high / 2, wide, high];
        if ((!best || straight > best.straight) && boxes.free(...box)) best = { straight, cx, cy, angle, box };
      }
    }
    if (!best || best.straight < 0.8) return;
    let { angle } = best;
    if (angle > Math.PI / 2) angle -= Math.PI;
    if (angle < -Math.PI / 2) angle += Math.PI;
    boxes.take(...best.box);
    context.save();
    context.translate(best.cx, best.cy);
    context.rotate(angle);
    CL.write(context, name, 0, -8, CL.theme().river, 'center');
    context.restore();
  },
});

CL.gap = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
