// A Leaflet layer that is one canvas, a little larger than the map so that a drag shows no bare edge.
'use strict';

CL.MARGIN = 0.1;

CL.CanvasLayer = L.Layer.extend({
  onAdd(map) {
    this.map = map;
    this.canvas = L.DomUtil.create('canvas', 'cl-canvas leaflet-zoom-animated', map.getPane(this.options.pane));
    this.canvas.setAttribute('aria-hidden', 'true');
    // A picture that seldom changes is drawn aside and handed over: a canvas is copied for every frame, changed or not.
    this.front = this.options.seldom ? this.canvas.getContext('bitmaprenderer') : null;
    this.sheet = this.front ? new OffscreenCanvas(1, 1) : this.canvas;
    this.context = this.sheet.getContext('2d');
    map.on('moveend resize', this.settle, this).on('move', this.creep, this).on('zoomanim', this.follow, this);
    this.settle();
  },

  onRemove(map) {
    map.off('moveend resize', this.settle, this).off('move', this.creep, this).off('zoomanim', this.follow, this);
    this.canvas.remove();
  },

  // Lay the canvas over the map as it now stands, and draw.
  settle() {
    const size = this.map.getSize(), margin = size.multiplyBy(CL.MARGIN).round();
    this.ratio = Math.min(window.devicePixelRatio || 1, 3);
    this.width = size.x + 2 * margin.x;
    this.height = size.y + 2 * margin.y;
    this.corner = this.map.containerPointToLayerPoint([-margin.x, -margin.y]);
    this.zoom = this.map.getZoom();
    this.scale = 256 * 2 ** this.zoom;
    const origin = this.map.getPixelOrigin();
    this.left = origin.x + this.corner.x;
    this.top = origin.y + this.corner.y;
    this.northWest = this.map.layerPointToLatLng(this.corner);
    this.sharpen(this.ratio);
    L.DomUtil.setTransform(this.canvas, this.corner, 1);
    this.draw();
  },

  // So many pixels of the canvas for one of the page; fewer than the screen has are enlarged as they are.
  sharpen(ratio) {
    const { canvas, sheet, width, height } = this;
    if (sheet.width === Math.floor(width * ratio) && sheet.height === Math.floor(height * ratio)) return;
    sheet.width = width * ratio;
    sheet.height = height * ratio;
    canvas.style.width = width + 'px';
    canvas.style.height = height + 'px';
    canvas.style.imageRendering = ratio < this.ratio ? 'pixelated' : '';
  },

  handOver() { this.front.transferFromImageBitmap(this.sheet.transferToImageBitmap()); },

  // A long drag uses the margin up before it ends: lay the canvas anew under way.
  creep() {
    if (this.map.getZoom() !== this.zoom) return;
    const margin = this.map.getSize().multiplyBy(CL.MARGIN), now = this.map.containerPointToLayerPoint([-margin.x, -margin.y]);
    if (Math.abs(now.x - this.corner.x) > margin.x * 0.9 || Math.abs(now.y - this.corner.y) > margin.y * 0.9) this.settle();
  },

  // While Leaflet animates a zoom the old picture is stretched along with it.
  follow(event) {
    const scale = this.map.getZoomScale(event.zoom, this.zoom);
    const corner = this.map._latLngToNewLayerPoint(this.northWest, event.zoom, event.center);
    L.DomUtil.setTransform(this.canvas, corner, scale);
  },

  clear() {
    this.sharpen(this.ratio);
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.context.clearRect(0, 0, this.width, this.height);
  },

  point(lon, lat) {
    const s = Math.sin(lat * Math.PI / 180);
    return [(lon / 360 + 0.5) * this.scale - this.left,
      (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * this.scale - this.top];
  },

  chain(chain) {
    chain.forEach(([lon, lat], n) => this.context[n ? 'lineTo' : 'moveTo'](...this.point(lon, lat)));
  },

  // The same without corners, where they would show: the ground is drawn coarsely, and angles pretend to be surveyed.
  bend(chain) {
    if (this.zoom < 9) this.chain(chain);
    else CL.bend(this.context, chain.map(([lon, lat]) => this.point(lon, lat)));
  },

  // How many pixels a length on the ground takes at a latitude.
  pixels(metres, lat) { return metres * this.scale / (40075016.7 * Math.cos(lat * Math.PI / 180)); },
});

// A curve through all points, closed where it ends as it began; each handle is a third of its own piece, so that no
// curve swings wide of a short one.
CL.bend = (context, points) => {
  const closed = points.length > 3 && CL.gap(points[0], points[points.length - 1]) < 1e-6;
  const ring = closed ? points.slice(0, -1) : points, count = ring.length, pieces = closed ? count : count - 1;
  const at = n => ring[closed ? (n + count) % count : Math.max(0, Math.min(count - 1, n))];
  const handle = (from, to, reach) => {
    const length = CL.gap(from, to) || 1;
    return [(to[0] - from[0]) / length * reach, (to[1] - from[1]) / length * reach];
  };
  if (count) context.moveTo(...ring[0]);
  for (let n = 0; n < pieces; n++) {
    const a = at(n), b = at(n + 1), reach = CL.gap(a, b) / 3;
    const [out, into] = [handle(at(n - 1), b, reach), handle(a, at(n + 2), reach)];
    context.bezierCurveTo(a[0] + out[0], a[1] + out[1], b[0] - into[0], b[1] - into[1], b[0], b[1]);
  }
};
