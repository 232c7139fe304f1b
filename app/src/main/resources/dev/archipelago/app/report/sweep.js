(() => {
  const pick = id => document.getElementById(id);
  if (pick("figure") === null) return;
  const most = 7;
  const option = (select, value, text) => {
    const made = document.createElement("option");
    made.value = value;
    made.textContent = text;
    select.appendChild(made);
  };
  const names = data.properties.map(property => property.path);
  const figureChoice = pick("figure"), across = pick("across"), lines = pick("lines"), fixed = pick("fixed"), log = pick("log");
  const marks = { met: "●", missed: "◆", inconclusive: "▲", refused: "✕", "": "" };
  data.figures.forEach((figure, i) => option(figureChoice, i, figure.name));
  names.forEach((name, i) => option(across, i, name));
  option(lines, -1, words["sweep.none"]);
  names.forEach((name, i) => option(lines, i, name));
  figureChoice.value = Math.max(0, data.figures.findIndex(figure => figure.name.endsWith(".p99")));
  if (data.grid && names.length > 1) lines.value = 1;
  lines.parentElement.hidden = !data.grid || names.length < 2;

  /* All other properties of a grid keep one value, which is chosen. */
  const kept = new Map();
  const others = () => data.grid ? names.map((_, i) => i).filter(i => i !== Number(across.value) && i !== Number(lines.value)) : [];
  const offer = () => {
    fixed.replaceChildren();
    others().forEach(i => {
      const label = document.createElement("label");
      const select = document.createElement("select");
      label.append(names[i] + " ", select);
      data.properties[i].values.forEach((value, k) => option(select, k, value));
      select.value = kept.get(i) ?? 0;
      kept.set(i, Number(select.value));
      select.addEventListener("change", () => { kept.set(i, Number(select.value)); draw(); });
      fixed.append(label);
    });
  };
  const shownPoints = () => data.points.map((place, i) => i).filter(i => others().every(k => data.points[i][k] === kept.get(k)));
  const valueAt = (figure, i) => figure.grows.includes(i) ? "∞" : spelled(figure.values[i], figure.unit);

  let plot = null;
  const chart = (figure, x, by, points) => {
    const axis = data.properties[x];
    const at = axis.at.map((place, k) => ({ place, k })).sort((a, b) => a.place - b.place);
    const groups = by < 0 ? [null] : data.properties[by].values.map((_, k) => k).slice(0, most);
    const rows = data.grid ? at.map(({ k }) => k) : points.slice().sort((a, b) => axis.at[data.points[a][x]] - axis.at[data.points[b][x]]);
    const find = (row, group) => data.grid
      ? points.find(i => data.points[i][x] === row && (group === null || data.points[i][by] === group)) : row;
    const places = rows.map(row => axis.at[data.grid ? row : data.points[row][x]]);
    const index = groups.map(group => rows.map(row => find(row, group)));
    const whiskers = plot => {
      const { ctx } = plot;
      ctx.save();
      ctx.beginPath();
      ctx.rect(plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height);
      ctx.clip();
      ctx.lineWidth = 1.5 * devicePixelRatio;
      index.forEach((points, g) => {
        if (!plot.series[g + 1].show) return;
        ctx.strokeStyle = palette[g % palette.length];
        points.forEach((i, k) => {
          if (i === undefined || figure.low[i] === null || figure.high[i] === null) return;
          const left = plot.valToPos(places[k], "x", true);
          ctx.beginPath();
          ctx.moveTo(left, plot.valToPos(figure.low[i], "y", true));
          ctx.lineTo(left, plot.valToPos(figure.high[i], "y", true));
          ctx.stroke();
        });
      });
      ctx.restore();
    };
    const target = pick("lines-chart");
    target.replaceChildren();
    const shownAxis = { stroke: () => colours().text, grid: { stroke: () => colours().grid, width: 0.5 }, ticks: { show: false } };
    const few = new Set(places).size <= 16;
    const label = place => {
      const k = axis.at.findIndex(one => one === place);
      return k < 0 ? (axis.numeric ? digits(place) : "") : axis.values[k];
    };
    const highest = Math.max(0, ...points.map(i => figure.high[i] ?? figure.values[i] ?? 0));
    const width = Math.max(260, target.parentElement.clientWidth - 30);
    const room = Math.max(2, Math.floor(width / 130));
    plot = new uPlot({
      width, height: 320,
      scales: { x: { time: false, range: (u, low, high) => low === high ? [low - 1, high + 1] : [low - (high - low) * 0.03, high + (high - low) * 0.03] },
        y: log.checked ? { distr: 3 } : { range: () => [0, highest > 0 ? highest * 1.08 : 1] } },
      axes: [{ ...shownAxis, label: axis.path, labelSize: 22, ...(few ? { splits: () => [...new Set(places)].filter((_, k, all) => k % Math.ceil(all.length / room) === 0),
          values: (u, splits) => splits.map(label) } : axis.numeric ? {} : { splits: () => places, values: (u, splits) => splits.map(label) }) },
        { ...shownAxis, size: 74, values: (u, splits) => splits.map(v => v === null ? "" : spelled(v, figure.unit)) }],
      series: [{ label: axis.path, value: (u, v, s, k) => k == null ? "–" : axis.values[data.grid ? rows[k] : data.points[rows[k]][x]] },
        ...groups.map((group, g) => ({ label: group === null ? figure.name : data.properties[by].values[group],
          stroke: palette[g % palette.length], dash: dashes[g % dashes.length], width: 1.8, paths: data.grid ? undefined : () => null,
          points: { show: true, size: 7 }, spanGaps: false,
          value: (u, v, s, k) => k == null || index[g][k] === undefined ? "–" : valueAt(figure, index[g][k]) + " " + marks[data.verdicts[index[g][k]]] }))],
      hooks: { draw: [whiskers] },
    }, [places, ...index.map(points => points.map(i => i === undefined || (log.checked && figure.values[i] <= 0) ? null : figure.values[i]))], target);
    const many = by >= 0 && data.properties[by].values.length > most;
    if (many) target.append(Object.assign(document.createElement("p"), { className: "quiet", textContent: words["sweep.most"] }));
  };

  /* Two properties at once: one colour, deeper where the figure is higher; the mark says whether objectives are met. */
  const map = (figure, x, by, points) => {
    const heat = pick("heat");
    heat.hidden = by < 0;
    if (by < 0) return;
    const known = points.map(i => figure.values[i]).filter(v => v !== null);
    const low = Math.min(...known), high = Math.max(...known);
    const scale = log.checked && low > 0 ? Math.log : v => v;
    const least = log.checked && low > 0 ? Math.log(1.1) : 0.1 * Math.max(Math.abs(low), Math.abs(high)); // a tenth of the depth for a hundredth
    const level = value => (scale(value) - scale(low)) / Math.max(least, scale(high) - scale(low));
    const placed = new Map(points.map(p => [data.points[p][x] + " " + data.points[p][by], p]));
    const table = pick("map");
    table.replaceChildren();
    const cell = (row, tag, text) => Object.assign(row.appendChild(document.createElement(tag)), { textContent: text });
    const head = table.insertRow();
    cell(head, "th", data.properties[by].path + " ↓  " + data.properties[x].path + " →");
    data.properties[x].values.forEach(value => { cell(head, "th", value).scope = "col"; });
    data.properties[by].values.forEach((value, b) => {
      const row = table.insertRow();
      cell(row, "th", value).scope = "row";
      data.properties[x].values.forEach((_, a) => {
        const i = placed.get(a + " " + b);
        const made = cell(row, "td", i === undefined ? "" : data.verdicts[i] === "refused" ? "✕" : valueAt(figure, i) + " " + marks[data.verdicts[i]]);
        if (i === undefined) return;
        const share = figure.grows.includes(i) ? 1 : figure.values[i] === null || high === low ? 0 : level(figure.values[i]);
        made.style.background = "color-mix(in srgb, var(--accent) " + Math.round(5 + 55 * share) + "%, var(--surface))";
        made.title = figure.grows.includes(i) ? words["sweep.grows"] : words[data.verdicts[i]] ?? words["sweep." + data.verdicts[i]] ?? "";
      });
    });
  };

  const draw = () => {
    const figure = data.figures[figureChoice.value];
    const x = Number(across.value);
    const by = data.grid && Number(lines.value) !== x ? Number(lines.value) : -1;
    const points = shownPoints();
    if (plot !== null) plot.destroy();
    chart(figure, x, by, points);
    map(figure, x, by, points);
  };
  /* Figures of several sizes are told apart on a logarithmic axis only. */
  const size = () => {
    const known = data.figures[figureChoice.value].values.filter(v => v !== null && v > 0);
    log.checked = known.length > 1 && known.length === data.figures[figureChoice.value].values.filter(v => v !== null).length
      && Math.max(...known) > 20 * Math.min(...known);
  };
  log.addEventListener("change", draw);
  figureChoice.addEventListener("change", size);
  [figureChoice, across, lines].forEach(select => select.addEventListener("change", () => { offer(); draw(); }));
  addEventListener("resize", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  offer();
  if (data.figures.length > 0) size();
  if (data.figures.length > 0) draw();
})();
