import { showValue } from '#core/problem.ts';
import type { Expected, InputCase, Met, World } from './case.ts';

const MAX_MILLISECONDS = 10_000;
const MAX_MEGABYTES = 512;
const MAX_LINE = 2000;

const PROBLEM_LINE = /^([a-z0-9-]+) (stop|warn|repair)\b/;

/** Words of a program that no reader should meet in an output. */
const NO_WORD = /\bNaN\b|\bInfinity\b|\bundefined\b|"null"|"NA"|\[object /;
const NO_CELL = /(^|,)(null|NA|nan|inf)(,|$)/im;

function lineFaults(line: string): string[] {
  const faults: string[] = [];
  const [head = '', what = '', done = '', remedy = ''] = line.split(' – ');
  const [, , severity] = PROBLEM_LINE.exec(line) ?? [];
  if (what === '' || done === '') faults.push(`not all parts of a message: ${line}`);
  if (severity === 'stop' && remedy === '') faults.push(`no remedy: ${line}`);
  if (severity === 'stop' && head.split(' ').length < 3) faults.push(`no place and no value: ${line}`);
  if (line.length > MAX_LINE) faults.push(`a line of ${line.length} characters`);
  if (/^internal /.test(line)) faults.push(`called a fault of the software: ${line}`);
  return faults;
}

function wantedFaults({ severity, code, place, columnName, value, says }: Expected, met: Met): string[] {
  const problems = met.lines.filter((line) => PROBLEM_LINE.test(line));
  const said = problems.join('\n') || '(nothing)';
  if (severity === 'fine') return problems.length === 0 ? [] : [`said without need: ${said}`];
  const fits = (line: string): boolean => {
    const [head = ''] = line.split(' – ');
    return (
      line.startsWith(`${code ?? ''} ${severity}`) &&
      (place === undefined || ` ${head} `.includes(` ${place} `)) &&
      (columnName === undefined || head.includes(`"${showValue(columnName)}"`)) &&
      (value === undefined || line.includes(`"${showValue(value)}"`)) &&
      (says === undefined || says.test(line))
    );
  };
  const wanted = [code, severity, place, columnName, value, says].filter(Boolean).join(' ');
  return problems.some(fits) ? [] : [`wanted ${wanted}; met ${said.slice(0, 800)}`];
}

function effectFaults({ severity, exitCode }: Expected, met: Met): string[] {
  const faults: string[] = [];
  const wantedExit = severity === 'stop' ? (exitCode ?? 2) : 0;
  if (met.exitCode !== wantedExit) faults.push(`exit code ${met.exitCode}, not ${wantedExit}`);
  if (severity === 'stop' && met.changed.size > 0)
    faults.push(`changed although it stopped: ${[...met.changed.keys()].slice(0, 5).join(', ')}`);
  if (severity !== 'stop' && met.lines.some((line) => / stop\b/.test(line.split(' – ')[0] ?? '')))
    faults.push(`stopped: ${met.lines.join('\n').slice(0, 400)}`);
  if (met.milliseconds > MAX_MILLISECONDS) faults.push(`took ${Math.round(met.milliseconds)} ms`);
  if ((met.peakMegabytes ?? 0) > MAX_MEGABYTES)
    faults.push(`took ${Math.round(met.peakMegabytes ?? 0)} MB of memory`);
  return faults;
}

function outputFaults(met: Met): string[] {
  const texts: [string, string][] = [['what it printed', met.out], ...met.changed];
  return texts.flatMap(([path, text]) => {
    const [word] = NO_WORD.exec(text) ?? (path.endsWith('.csv') ? NO_CELL.exec(text) : null) ?? [];
    return word === undefined ? [] : [`"${word}" in ${path}`];
  });
}

function trailFaults(met: Met): string[] {
  const said = [...met.lines, met.out].join('\n');
  const faults: string[] = [];
  if (/^\s+at .*:\d+:\d+/m.test(said)) faults.push('a stack trace');
  if (/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/.test(said))
    faults.push('control characters in what it said');
  return faults;
}

/** Everything in which a run does not meet its case and the invariants of all cases. */
export function judge(wanted: InputCase, met: Met, world: World): string[] {
  const other = wanted.expect.also?.(met, world);
  return [
    ...wantedFaults(wanted.expect, met),
    ...effectFaults(wanted.expect, met),
    ...met.lines.filter((line) => PROBLEM_LINE.test(line)).flatMap(lineFaults),
    ...trailFaults(met),
    ...outputFaults(met),
    ...(other === undefined ? [] : [other]),
  ];
}
