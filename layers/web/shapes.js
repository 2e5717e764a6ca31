// The outlines of marks, one for each kind; none depends on colour to be told apart.
'use strict';

// Around (0, 0), to fit a circle of radius r.
CL.PATHS = {
  disc: (c, r) => c.arc(0, 0, r, 0, 7),
  ring: (c, r) => { c.arc(0, 0, r, 0, 7); c.moveTo(r * 0.5, 0); c.arc(0, 0, r * 0.5, 0, 7, true); },
  diamond: (c, r) => CL.polygon(c, [[0, -1.18], [1.18, 0], [0, 1.18], [-1.18, 0]], r),
  triangle: (c, r) => CL.polygon(c, [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]], r),
  arrow: (c, r) => CL.polygon(c, [[-1, -0.45], [0.1, -0.45], [0.1, -1], [1.15, 0], [0.1, 1], [0.1, 0.45], [-1, 0.45]], r),
  shield: (c, r) => CL.polygon(c, [[-0.95, -0.9], [0.95, -0.9], [0.95, 0.2], [0, 1.1], [-0.95, 0.2]], r),
  house: (c, r) => CL.polygon(c, [[0, -1.1], [1, -0.2], [1, 0.9], [-1, 0.9], [-1, -0.2]], r),
  burst: (c, r) => CL.polygon(c, [...Array(12)].map((_, n) => {
    const a = n * Math.PI / 6, s = n % 2 ? 0.58 : 1.12;
    return [Math.sin(a) * s, -Math.cos(a) * s];
  }), r),
  wave: (c, r) => CL.polygon(c, [[-1.1, -0.15], [-0.55, -0.75], [0.05, -0.15], [0.6, -0.75], [1.1, -0.15], [1.1, 0.5],
    [0.6, 0], [0.05, 0.6], [-0.55, 0], [-1.1, 0.6]], r),
  horseshoe: (c, r) => { c.arc(0, 0, r, -0.6, Math.PI + 0.6); c.arc(0, 0, r * 0.5, Math.PI + 0.6, -0.6, true); c.closePath(); },
};
CL.polygon = (context, corners, r) => {
  corners.forEach(([x, y], n) => context[n ? 'lineTo' : 'moveTo'](x * r, y * r));
  context.closePath();
};
