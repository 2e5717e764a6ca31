// Thousands of plain marks: a disc for Ukraine, a square for Russia, told apart without colour, even small. So many canvas
// calls take a software renderer longer than a frame, so marks are copied into the pixels by hand, from pictures made
// once, and only into those tiles of the screen on which a mark came or went.
'use strict';

CL.TILE = 64;
CL.MARK = 4;

CL.Marks = class {
  // layer: what it is drawn for; its corner, scale and sharpness hold for as long as these marks do
  constructor({ scale, left, top, ratio, sheet }) {
    Object.assign(this, { scale, left, top, ratio, wide: sheet.width, tall: sheet.height, size: 2 * CL.MARK * ratio | 0, edge: CL.TILE * ratio | 0 });
    this.columns = Math.ceil(this.wide / this.edge);
    this.tiles = this.columns * Math.ceil(this.tall / this.edge);
    this.image = new ImageData(this.wide, this.tall);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.signs = new Int32Array(this.tiles);
    this.pictures = [0, 1, 2].map(who => CL.sprite(`mark${who}`, CL.MARK, ratio, pen => CL.dotShape(pen, who, 2.8, true)).pixels);
  }

  draw(context, data, seen) {
    const x = new Int32Array(seen.length), y = new Int32Array(seen.length), signs = new Int32Array(this.tiles), on = new Array(this.tiles);
    seen.forEach((i, k) => {
      x[k] = (data.x[i] * this.scale - this.left - CL.MARK) * this.ratio;
      y[k] = (data.y[i] * this.scale - this.top - CL.MARK) * this.ratio;
      this.eachTile(x[k], y[k], tile => {
        signs[tile] = Math.imul(signs[tile], 31) + i + 1 | 0;
        if (on[tile]) on[tile].push(k); else on[tile] = [k];
      });
    });
    for (let tile = 0; tile < this.tiles; tile++) {
      if (signs[tile] === this.signs[tile]) continue;
      const box = this.box(tile);
      this.wipe(box);
      for (const k of on[tile] || []) this.stamp(this.pictures[CL.who(data, seen[k])], x[k], y[k], box);
      context.putImageData(this.image, 0, 0, box.x, box.y, box.right - box.x, box.bottom - box.y);
    }
    this.signs = signs;
  }

  eachTile(x, y, visit) {
    const { edge, size, columns } = this, tile = pixels => Math.max(0, Math.floor(pixels / edge));
    const right = Math.min(columns - 1, tile(x + size)), bottom = Math.min(this.tiles / columns - 1, tile(y + size));
    for (let row = tile(y); row <= bottom; row++) {
      for (let column = tile(x); column <= right; column++) visit(row * columns + column);
    }
  }

  box(tile) {
    const x = tile % this.columns * this.edge, y = Math.floor(tile / this.columns) * this.edge;
    return { x, y, right: Math.min(this.wide, x + this.edge), bottom: Math.min(this.tall, y + this.edge) };
  }

  wipe({ x, y, right, bottom }) {
    for (let row = y; row < bottom; row++) this.pixels.fill(0, row * this.wide + x, row * this.wide + right);
  }

  stamp(picture, left, top, box) {
    const { pixels, size, wide } = this, x0 = Math.max(left, box.x), x1 = Math.min(left + size, box.right), y1 = Math.min(top + size, box.bottom);
    for (let y = Math.max(top, box.y); y < y1; y++) {
      for (let x = x0, from = (y - top) * size + x0 - left, to = y * wide + x0; x < x1; x++, from++, to++) {
        const pixel = picture[from];
        if (pixel >>> 24 > 128 || (pixel && !pixels[to])) pixels[to] = pixel;
      }
    }
  }
};
