// A picture or an export of Claimline's, dropped on the map: its view comes back, and a line says whether the data is
// still the one it was made from.
'use strict';

CL.MOST_DROPPED = 24e6;
CL.REOPENED = /\.(png|svg|pdf|csv|geojson|kml|gpkg|parquet|json|html|zip)$/i;

CL.takeDrops = app => {
  const stop = event => { if (event.dataTransfer && [...event.dataTransfer.types].includes('Files')) event.preventDefault(); };
  document.addEventListener('dragover', stop);
  document.addEventListener('drop', event => {
    stop(event);
    const file = event.dataTransfer && event.dataTransfer.files[0];
    if (file) CL.reopen(app, file).catch(error => CL.toast(error.message));
  });
};

CL.reopen = async (app, file) => {
  if (!CL.source.live) throw new Error('Only the running program reopens files: drop it there.');
  if (!CL.REOPENED.test(file.name)) throw new Error('Drop a snapshot or an export of Claimline here; articles go through Add.');
  if (file.size > CL.MOST_DROPPED) throw new Error('This file is too large to be dropped: choose it under Add, Reopen a view.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let n = 0; n < bytes.length; n += 32768) text += String.fromCharCode(...bytes.subarray(n, n + 32768));
  app.restore(await CL.source.ask('reopen', { name: file.name, bytes: btoa(text) }));
};
