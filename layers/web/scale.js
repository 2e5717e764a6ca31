// The track's scale: days with claims get room, long empty stretches fold into a short break of fixed width.
'use strict';

CL.FOLD_AFTER = 12;
CL.FOLD_WIDTH = 34;
CL.WIDEST_DAY = 20;

CL.Scale = class {
  // days: the sorted days on which something is first seen; width in pixels
  constructor(days, first, last, width) {
    this.first = first;
    this.last = last;
    this.pieces = CL.Scale.pieces(days, first, last);
    const folds = this.pieces.filter(p => p.folded), room = this.pieces.filter(p => !p.folded);
    const total = room.reduce((sum, p) => sum + p.to - p.from, 0) || 1;
    const fold = Math.min(CL.FOLD_WIDTH, width * 0.4 / Math.max(1, folds.length));
    this.perDay = Math.min(CL.WIDEST_DAY, (width - folds.length * fold) / total);
    const spare = width - total * this.perDay - folds.length * fold;
    // What is left over goes to the breaks, by the months they hide.
    const hidden = folds.reduce((sum, p) => sum + Math.sqrt(p.to - p.from), 0) || 1;
    let x = folds.length ? 0 : spare / 2;
    for (const piece of this.pieces) {
      piece.x = x;
      const days = piece.to - piece.from;
      piece.width = piece.folded ? fold + spare * Math.sqrt(days) / hidden : days * this.perDay;
      x += piece.width;
    }
  }

  static pieces(days, first, last) {
    const spans = [];
    for (const day of [first, ...days, last]) {
      const open = spans[spans.length - 1];
      if (open && day - 3 <= open.to + CL.FOLD_AFTER) open.to = Math.max(open.to, day + 3);
      else spans.push({ from: day - 2, to: day + 3 });
    }
    const pieces = [];
    spans.forEach((span, n) => {
      if (n) pieces.push({ from: spans[n - 1].to, to: span.from, folded: true });
      pieces.push({ ...span, folded: false });
    });
    pieces[0].from = first;
    pieces[pieces.length - 1].to = last + 1;
    return pieces;
  }

  piece(day) {
    let low = 0, high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pieces[middle].to <= day) low = middle + 1; else high = middle;
    }
    return this.pieces[low];
  }

  x(day) {
    const p = this.piece(day);
    return p.x + (day - p.from) / (p.to - p.from) * p.width;
  }

  day(x) {
    const p = this.pieces.find(piece => x < piece.x + piece.width) || this.pieces[this.pieces.length - 1];
    const day = Math.floor(p.from + (x - p.x) / p.width * (p.to - p.from));
    return Math.max(this.first, Math.min(this.last, day));
  }
};
