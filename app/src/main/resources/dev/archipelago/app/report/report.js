(() => {
  const svg = document.querySelector(".drawing svg");
  const slider = document.getElementById("instant");
  const shown = document.getElementById("shown");
  const play = document.getElementById("play");
  const whole = document.getElementById("whole");
  const n = data.seconds.length;
  const glyphs = { idle: "○", ok: "●", warning: "▲", critical: "◆", down: "✕" };
  const widths = { idle: 1.5, ok: 1.5, warning: 2.5, critical: 3.5, down: 2.5 };

  /* The drawing: what a box says lies over the picture and is painted anew for each instant. */
  const element = (name, attributes, parent) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return parent.appendChild(made);
  };
  const layer = svg === null ? null : element("g", { id: "readings", "font-size": 11 }, svg);
  const card = component => {
    const [x, y, width, height] = component.box;
    const group = element("g", {}, layer);
    element("rect", { x, y, width, height, rx: 8, fill: "none", style: "stroke:var(--surface)", "stroke-width": 4 }, group);
    element("rect", { x: x + 4, y: y + 43, width: width - 8, height: height - 47, style: "fill:var(--surface)" }, group);
    const border = element("rect", { x, y, width, height, rx: 8, fill: "none" }, group);
    element("rect", { x: x + 10, y: y + 46, width: width - 20, height: 4, rx: 2, style: "fill:var(--quiet)", "fill-opacity": 0.2 }, group);
    const bar = element("rect", { x: x + 10, y: y + 46, width: 0, height: 4, rx: 2 }, group);
    const glyph = element("text", { x: x + 10, y: y + 64 }, group);
    const busy = element("text", { x: x + 23, y: y + 64, "font-weight": 600, style: "fill:var(--text)" }, group);
    const rest = element("text", { x: x + width - 10, y: y + 64, "text-anchor": "end", style: "fill:var(--quiet)" }, group);
    return { group, border, bar, glyph, busy, rest, room: width - 20 };
  };
  const cards = layer === null ? [] : Object.values(data.components).filter(c => c.box).map(c => ({ of: c, parts: card(c) }));

  const state = (reading, idle) => {
    if (reading.replicas === 0) return "down";
    if (reading.utilization === null) return idle ? "idle" : "ok";
    return reading.utilization >= data.overloaded ? "critical" : reading.utilization >= data.busy ? "warning" : "ok";
  };
  const paint = at => cards.forEach(({ of, parts }) => {
    const reading = at < 0 ? of.whole
      : { utilization: of.whole.utilization === null ? null : of.utilization[at], queue: of.queue[at], replicas: of.replicas[at], failed: of.failed[at] };
    const now = at < 0 ? of.whole.state : state(reading, of.whole.state === "idle");
    const colour = "var(--" + (now === "down" ? "critical" : now) + ")";
    parts.border.setAttribute("style", "stroke:" + colour);
    parts.border.setAttribute("stroke-width", widths[now]);
    parts.border.setAttribute("stroke-dasharray", now === "idle" ? "5 4" : "none");
    parts.bar.setAttribute("width", parts.room * Math.min(1, Math.max(0, reading.utilization ?? 0)));
    parts.bar.setAttribute("style", "fill:" + colour);
    parts.glyph.textContent = glyphs[now];
    parts.glyph.setAttribute("style", "fill:" + colour);
    parts.busy.textContent = percent(reading.utilization);
    parts.rest.textContent = [reading.failed >= 0.005 ? "✗ " + percent(reading.failed) : "", reading.queue >= 0.05 ? "≡ " + digits(reading.queue) : "",
      reading.replicas === null ? "" : "×" + Number(reading.replicas.toFixed(1))].filter(t => t).join("  ");
    parts.group.setAttribute("data-state", now);
  });

  /* The charts: one time axis, one crosshair. */
  const plots = [];
  const sync = uPlot.sync("time");
  let instant = -1;
  const marks = plot => {
    const { ctx, bbox } = plot;
    const now = colours();
    ctx.save();
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.strokeStyle = now.critical;
    data.events.forEach(event => line(event.at));
    ctx.setLineDash([]);
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.strokeStyle = now.accent;
    if (instant >= 0) line(data.seconds[instant]);
    ctx.restore();
    function line(at) {
      const x = Math.round(plot.valToPos(at, "x", true));
      if (x < bbox.left || x > bbox.left + bbox.width) return;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
  };
  const chart = (figure, spec) => {
    const spell = v => spelled(v, spec.unit);
    const now = colours();
    const axis = { stroke: () => colours().text, grid: { stroke: () => colours().grid, width: 0.5 }, ticks: { show: false } };
    const plot = new uPlot({
      width: Math.max(260, figure.clientWidth - 30), height: 190,
      cursor: { sync: { key: sync.key }, focus: { prox: 24 }, drag: { x: true, y: false } },
      scales: { x: { time: false }, y: { range: (u, low, high) => [0, spec.unit === "share" ? Math.max(1, high * 1.05) : high > 0 ? high * 1.08 : 1] } },
      axes: [{ ...axis, values: (u, splits) => splits.map(s => s + " s") },
        { ...axis, size: 66, values: (u, splits) => splits.map(spell) }],
      series: [{ label: words.time, value: (u, v) => v === null || v === undefined ? "–" : digits(v) + " s" },
        ...spec.series.map((series, i) => ({ label: series.name, stroke: palette[i % palette.length], width: 1.8,
          dash: dashes[i % dashes.length], points: { show: n === 1 }, spanGaps: false, value: (u, v) => spell(v) }))],
      hooks: { draw: [marks], setCursor: [plot => { if (hovering === plot && plot.cursor.idx != null) go(plot.cursor.idx); }] },
    }, [data.seconds, ...spec.series.map(series => series.values)], figure);
    plot.over.addEventListener("pointerenter", () => { hovering = plot; });
    plot.over.addEventListener("pointerleave", () => { hovering = null; });
    plots.push({ plot, figure });
  };
  let hovering = null;
  document.querySelectorAll("figure[data-chart]").forEach(figure => chart(figure, data.charts[figure.dataset.chart]));

  /* The time: the slider, the keys of it, play, and the charts under the pointer. */
  const go = index => {
    instant = index;
    slider.value = Math.max(0, index);
    const event = index < 0 ? undefined
      : data.events.find(e => e.at <= data.seconds[index] && e.at > (index ? data.seconds[index - 1] : -Infinity));
    const text = index < 0 ? words.whole : digits(data.seconds[index]) + " s" + (event ? " · " + event.text : "");
    shown.textContent = text;
    slider.setAttribute("aria-valuetext", text);
    whole.setAttribute("aria-pressed", String(index < 0));
    paint(index);
    plots.forEach(({ plot }) => plot.redraw(false, false));
  };
  let timer = 0;
  const stop = () => { clearInterval(timer); timer = 0; play.textContent = "▶"; play.setAttribute("aria-pressed", "false"); };
  slider.max = n - 1;
  slider.addEventListener("input", () => { stop(); go(Number(slider.value)); });
  whole.addEventListener("click", () => { stop(); go(-1); });
  play.addEventListener("click", () => {
    if (timer !== 0) return stop();
    play.textContent = "❚❚";
    play.setAttribute("aria-pressed", "true");
    if (instant >= n - 1) instant = -1;
    timer = setInterval(() => instant >= n - 1 ? stop() : go(instant + 1), Math.max(40, Math.min(200, 12000 / n)));
  });
  addEventListener("resize", () => plots.forEach(({ plot, figure }) =>
    plot.setSize({ width: Math.max(260, figure.clientWidth - 30), height: 190 })));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plots.forEach(({ plot }) => plot.redraw()));
  go(-1);
})();
