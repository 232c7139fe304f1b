"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const palette = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8c8c8c"];
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [14, 4], [1, 4]];
const percent = share => share === null ? "" : (100 * share).toFixed(share > 0.0995 || share === 0 ? 0 : 1) + " %";
const digits = value => {
  const size = Math.abs(value);
  return value.toFixed(size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
};
const time = seconds => {
  const size = Math.abs(seconds);
  return size === 0 ? "0 s" : size >= 1 ? digits(seconds) + " s"
    : size >= 1e-3 ? digits(seconds * 1e3) + " ms" : digits(seconds * 1e6) + " µs";
};
const spelling = { time, share: percent, rate: v => digits(v) + " /s", count: digits };
const spelled = (value, unit) => value === null || value === undefined ? "–" : spelling[unit](value);
const colours = () => {
  const style = getComputedStyle(document.documentElement);
  return { text: style.getPropertyValue("--quiet").trim(), grid: style.getPropertyValue("--border").trim(),
    accent: style.getPropertyValue("--accent").trim(), critical: style.getPropertyValue("--critical").trim() };
};
