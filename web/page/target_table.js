// The table of page targets for two sides.
import { DEVIATIONS, FAULTS } from './page_targets.js';

/** What each row is called and what is meant by it. */
export const NAMES = Object.freeze({
  start: ['行首禁则', '行首出现顿号、逗号、句号、后引号、后括号、连接号等'],
  end: ['行尾禁则', '行尾出现前引号、前括号、斜线'],
  blank: ['行尾空白', '行尾标点留下 0.4 字以上的空白，版口不齐'],
  pair: ['标点过松', '相邻标点占到 1.6 字以上'],
  hole: ['行首缩空', '行首的前引号、前括号前空了半字'],
  gap: ['中西间距', '汉字与西文、数字的间距不足八分之一字，或超过半字，或留在行首行尾'],
  orphan: ['末行单字', '段落末行只剩一个字'],
  dash: ['破折号', '破折号不是两个字长'],
  measure: ['行长不齐', '两端对齐的行与版心相差 0.02 字以上'],
  mean: ['字距偏差，平均', '每行汉字间距与密排之差的平均值，单位为字'],
  high: ['字距偏差，95%', '百分之九十五的行不超过这个偏差'],
  jump: ['邻行之差', '相邻两行字距偏差相差的平均值，末行在内'],
});

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const written = (value) => value.toFixed(3);

/** The lesser of two is marked as the better one. */
function pairOf(own, other, cell) {
  const cells = [cell(own, 'banxin'), cell(other, 'dom')];
  if (own !== other) cells[own < other ? 0 : 1].classList.add('better');
  return cells;
}

function tableOf(caption, rows) {
  const head = make('tr', {}, make('th', { scope: 'col', textContent: caption }), ...['版心', '浏览器'].map((textContent) => make('th', { scope: 'col', textContent })));
  return make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows));
}

function rowOf(name, cells) {
  const [title, meaning] = NAMES[name];
  const row = make('tr', {}, make('th', { scope: 'row', textContent: title, title: meaning }), ...cells);
  row.dataset.target = name;
  return row;
}

/**
 * @param {HTMLElement} place
 * @param {import('./page_targets.js').PageTargets} banxin
 * @param {import('./page_targets.js').PageTargets} dom
 * @param {(side: string, name: string) => void} reveal asked to show the next place of a fault
 */
export function showTargets(place, banxin, dom, reveal) {
  const count = (name) => (places, side) => {
    const { length } = places;
    if (!length) return make('td', { textContent: '0' });
    const button = make('button', { type: 'button', textContent: String(length), title: '看下一处' });
    button.addEventListener('click', () => reveal(side, name));
    return make('td', {}, button);
  };
  const faults = FAULTS.map((name) => {
    const cells = [count(name)(banxin.faults[name], 'banxin'), count(name)(dom.faults[name], 'dom')];
    const [own, other] = [banxin.faults[name].length, dom.faults[name].length];
    if (own !== other) cells[own < other ? 0 : 1].classList.add('better');
    return rowOf(name, cells);
  });
  const deviations = DEVIATIONS.map((name) => (
    rowOf(name, pairOf(banxin[name], dom[name], (value) => make('td', { textContent: written(value) })))));
  place.replaceChildren(tableOf('应为零（处）', faults), tableOf('越小越好（字）', deviations));
}
