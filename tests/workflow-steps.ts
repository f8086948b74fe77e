// The workflows of .github in, their jobs and steps out, as far as the tests read them; and a step run as a runner would.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from './edition.ts'

export interface Step {
  name?: string
  id?: string
  if?: string
  uses?: string
  run?: string
  env?: Record<string, string>
  with?: Record<string, string | number>
  'timeout-minutes'?: number
}

export interface Job {
  if?: string
  needs?: string
  permissions?: Record<string, string>
  concurrency?: { group: string; 'cancel-in-progress': boolean }
  'timeout-minutes'?: number
  environment?: string
  env?: Record<string, string>
  steps: Step[]
}

export interface Workflow {
  file: string
  text: string
  on: Record<string, unknown>
  permissions?: Record<string, string>
  env?: Record<string, string>
  defaults?: { run: { shell: string } }
  jobs: Record<string, Job>
}

const folder = join(root, '.github/workflows')

export function workflows(): Workflow[] {
  return readdirSync(folder).map((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return { file, text, ...parse(text) }
  })
}

export function workflow(file: string): Workflow {
  const found = workflows().find((one) => one.file === file)
  if (found === undefined) throw new Error(`there is no workflow ${file}`)
  return found
}

/** What stands for the expressions of a run, conditions among them; one that is not named is an error. */
export type Context = Readonly<Record<string, string | boolean | ((ran: readonly RanStep[]) => boolean)>>

export interface RanStep {
  step: string
  code: number
  output: string
}

/** Runs the steps of a job that have a script, in order, until one fails; of what is left those with `always()`. */
export async function runJob(
  { jobs, env = {} }: Workflow,
  name: string,
  context: Context,
  world: { cwd: string; env: Record<string, string | undefined> },
): Promise<RanStep[]> {
  const ran: RanStep[] = []
  const value = (text: string) =>
    text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, of) => String(known(context, of, ran)))
  const holds = (condition: string) =>
    known(context, condition.replace(/^\$\{\{ (.*) \}\}$/, '$1'), ran) === true
  const job = jobs[name] ?? { steps: [] }
  for (const step of job.steps) {
    if (step.run === undefined) continue
    const failed = ran.some(({ code }) => code !== 0)
    if (failed && !/always|cancelled/.test(step.if ?? '')) continue
    if (step.if !== undefined && !holds(step.if)) continue
    const own = Object.entries({ ...job.env, ...step.env }).map(([key, text]) => [key, value(text)])
    const all = { ...world.env, ...env, ...Object.fromEntries(own) }
    ran.push({ step: step.name ?? step.run, ...(await bash(step.run, world.cwd, all)) })
  }
  return ran
}

function known(context: Context, expression: string, ran: readonly RanStep[]): string | boolean {
  const found = context[expression]
  if (typeof found === 'function') return found(ran)
  if (found === undefined) throw new Error(`the test does not know what stands for ${expression}`)
  return found
}

/** As a runner starts `shell: bash`. */
function bash(script: string, cwd: string, env: Record<string, string | undefined>) {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const options = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script]
    const child = spawn('bash', options, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const add = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
