// Wall time and peak memory of a cold build, against the floor measured in the same run. Run with `npm run bench`.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RUNS = 7
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const out = join(folder, 'issue')
const brief = ['bin/brief.js', '--month', '2025-12', '--as-of', '2026-01-25', '--out', out]
const paper = join(folder, 'paper.html')
const floor = ['dist/floor.js', paper, join(folder, 'floor.pdf')]

interface Run {
  seconds: number
  /** Proportional set size of the process and all its children, in MB, sampled every ten milliseconds. */
  peakMegabytes: number
}

/** Memory is measured in runs of its own: reading it slows what is measured. */
function run(argv: readonly string[], watchMemory: boolean): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'inherit'] })
    let peak = 0
    const look = () => {
      peak = Math.max(peak, memoryOf(child.pid ?? 0))
    }
    const sample = watchMemory ? setInterval(look, 10) : undefined
    child.on('exit', (code) => {
      clearInterval(sample)
      if (code !== 0) reject(new Error(`${argv.join(' ')} ended with ${code}`))
      else resolve({ seconds: (performance.now() - started) / 1000, peakMegabytes: peak })
    })
  })
}

/** In MB, with all descendants; 0 where the system has no /proc. */
function memoryOf(root: number): number {
  const parents = new Map<number, number>()
  for (const name of safely(() => readdirSync('/proc'), [])) {
    if (!/^\d+$/.test(name)) continue
    const stat = safely(() => readFileSync(`/proc/${name}/stat`, 'utf8'), '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const descends = (pid: number | undefined): boolean =>
    pid === root || (pid !== undefined && pid > 1 && descends(parents.get(pid)))
  const kilobytes = [...parents.keys()].filter(descends).map((pid) => {
    const rollup = safely(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), '')
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  })
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

await run(brief, false) // unpacks the browser and writes the page
// The page as it is printed: the ledger and the links to it are the screen's alone.
const screen = readFileSync(join(out, 'briefing.html'), 'utf8')
const printed = screen
  .replace(/<section id="ledger">[\s\S]*?<\/section>/, '')
  .replace(/<a class="figure"[^>]*>(.*?)<\/a>/g, '$1')
  .replace(/ data-page-of="[^"]*"/g, '') // a page with such places is printed twice
writeFileSync(paper, printed)
const measure = async (watchMemory: boolean, runs: number) => {
  const measured = { brief: [] as Run[], floor: [] as Run[] }
  for (let index = 0; index < runs; index++) {
    measured.brief.push(await run(brief, watchMemory))
    measured.floor.push(await run(floor, watchMemory))
  }
  return measured
}
const timed = await measure(false, RUNS)
const watched = await measure(true, 3)
const seconds = (runs: Run[]) => median(runs.map((one) => one.seconds))
const megabytes = (runs: Run[]) => Math.max(...runs.map((one) => one.peakMegabytes))
const row = (name: string, of: 'brief' | 'floor') =>
  `${name.padEnd(12)} ${seconds(timed[of]).toFixed(2)} s   ${megabytes(watched[of]).toFixed(0)} MB\n`
process.stdout.write(
  `median of ${RUNS} timed runs and highest of 3 watched ones, Node ${process.versions.node}\n` +
    row('cold build', 'brief') +
    row('floor', 'floor') +
    `ratio        ${(seconds(timed.brief) / seconds(timed.floor)).toFixed(2)}\n`,
)
